import { type ModelDelta, type ModelReply, type ModelRequest, ProviderError } from "@legenda/core";
import { withSchemaInPrompt } from "@legenda/core/provider";
import { untilAborted } from "@legenda/core/wrap";
import { Channel } from "./answer/channel.js";
import { linkSignals } from "./answer/linked-signal.js";
import { Semaphore } from "./answer/semaphore.js";
import { checkRequest, splittingOf, toSettings } from "./answer/settings.js";
import { writeAnswer } from "./answer/write-answer.js";
import { localCapabilities } from "./capabilities.js";
import { type LoadedModel, loadModel } from "./load/load-model.js";
import { SharedLoad } from "./load/shared-load.js";
import type { LocalModel, LocalOptions } from "./options.js";
import { decodeImages, readImages } from "./prompt/read-images.js";
import { toPrompt } from "./prompt/to-prompt.js";
import { defaultModel } from "./source/default-model.js";
import { type ModelSource, modelSource } from "./source/model-source.js";

/**
 * A model that runs in this process: any image-text-to-text model of transformers.js, by its id on the hub or from a
 * folder. It is downloaded and loaded by the first call, or by `load()`.
 *
 * @param idOrFolder `"owner/name"` on the hub, or a folder (`"./models/mine"`, an absolute path, a `file:` URL)
 * @throws {InvalidRequestError} if it is neither. Calls reject with a `ProviderError` if the model cannot be downloaded,
 *   loaded or run, and with an `ImageError` if an image cannot be read.
 *
 * @example
 * const model = local("HuggingFaceTB/SmolVLM-256M-Instruct", {
 *   onProgress: ({ file, loaded, total }) => console.error(file, loaded, total),
 * });
 * const caption = promptTemplate("Describe this image: {photo:image}").call(model);
 * await caption({ photo: image.file("wolf.jpg") });
 * await model.close();
 */
export function local(idOrFolder: string = defaultModel, options: LocalOptions = {}): LocalModel {
  const source = modelSource(idOrFolder, options);
  return modelOf(source, options, source.name);
}

/** Creates a model from the place of its files. `name` is its id and its name in errors. */
export function modelOf(source: ModelSource, options: LocalOptions, name: string): LocalModel {
  const closing = new AbortController();
  const load = new SharedLoad<LoadedModel>(
    (signal) => loadModel(source, options, signal),
    async ({ model }) => void (await model.dispose()),
  );
  /** While one call generates, the images of the next are decoded; calls behind it hold no pixels. */
  const decoding = new Semaphore(2);
  const writing = new Semaphore(1);
  let closed: Promise<void> | undefined;

  async function answer(request: ModelRequest, signal: AbortSignal, onText?: (text: string) => void): Promise<ModelReply> {
    signal.throwIfAborted();
    checkRequest(name, request);
    const { schema, params } = request;
    const messages = schema ? withSchemaInPrompt(request.messages, schema) : request.messages;
    const parts = messages.flatMap(({ content }) => content.filter((part) => part.type === "image"));
    const stored = await readImages(parts, { urls: options.urls, signal });
    const loaded = await load.get(signal);
    const prompt = toPrompt(messages, { name, ...loaded });
    const splitting = splittingOf(name, messages, loaded.layout.splits, options);
    const settings = toSettings({ name, ...loaded }, params, options);

    const write = decoding.run(() => {
      const decoded = decodeImages(parts, stored, signal);
      // A failure is thrown when the call's turn comes, or not at all if the call is aborted before.
      decoded.catch(() => undefined);
      return writing.run(async () => {
        const images = await decoded;
        return writeAnswer(loaded, { name, prompt: prompt.text, images, splitting, settings, signal, onText });
      }, signal);
    }, signal);
    const { text, finish, usage, tokenIds } = await untilAborted(write, signal);
    return { text, finish, usage, provider: "local", model: name, raw: { tokenIds } };
  }

  return {
    specification: "v1",
    provider: "local",
    id: name,
    capabilities: localCapabilities,

    async generate(request) {
      const { signal, unlink } = linkSignals(request.signal, closing.signal);
      try {
        return await untilAborted(answer(request, signal), signal);
      } finally {
        unlink();
      }
    },

    async *stream(request): AsyncGenerator<ModelDelta, void, undefined> {
      const { signal, abort, unlink } = linkSignals(request.signal, closing.signal);
      const texts = new Channel<string>();
      const reply = untilAborted(
        answer(request, signal, (text) => texts.push(text)),
        signal,
      ).finally(() => texts.end());
      // The loop below throws it as well, unless the reader has left the loop.
      reply.catch(() => undefined);
      try {
        for await (const text of texts.read()) yield { type: "text", text };
        yield { type: "end", reply: await reply };
      } finally {
        unlink();
        abort();
      }
    },

    async load() {
      closing.signal.throwIfAborted();
      await load.get(closing.signal);
    },

    close() {
      closed ??= (async () => {
        const reason = closedError(name);
        closing.abort(reason);
        // A call in progress uses the sessions until its current step is done.
        await writing.run(() => load.close(reason), new AbortController().signal);
      })();
      return closed;
    },
  };
}

function closedError(name: string): ProviderError {
  return new ProviderError(`${name} is closed: close() was called. Create another with local() or scenes().`, {
    provider: "local",
    model: name,
    code: "closed",
  });
}
