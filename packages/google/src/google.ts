import type { Model, ModelDelta, ModelRequest } from "@legenda/core";
import { Base64Slots, CallGuard, checkParams } from "@legenda/core/provider";
import { connect, type Exchange } from "./connection.js";
import { callError, cutStream, emptyAnswer, streamError } from "./failure.js";
import { capabilitiesOf, traitsOf } from "./models.js";
import type { GoogleOptions } from "./options.js";
import { ReplyReader } from "./reply-reader.js";
import { requestBody } from "./request-body.js";
import { type SchemaMode, schemaLadder } from "./schema-ladder.js";

const defaultTimeoutMs = 300_000;

/**
 * A Gemini model. Nothing is loaded and no key is asked for before the first call.
 *
 * @param id the model's name, such as `"gemini-3.8-flash"`
 * @example
 * const model = google("gemini-3.8-flash");
 * const caption = promptTemplate("Caption this: {photo:image}").call(model);
 */
export function google(id: string, options: GoogleOptions = {}): Model {
  const capabilities = capabilitiesOf(id, options);
  const self = { provider: "google", id, capabilities };
  const slots = new Base64Slots();
  const ladder = schemaLadder(capabilities.structuredOutput);
  const open = connect(id, options, slots);

  /** Sends the request in the best way to its schema that is not refused. `onEnd` gets what is to be done when all is read. */
  async function exchange<T>(
    request: ModelRequest,
    { guard, onEnd }: { readonly guard: CallGuard; readonly onEnd: (() => void)[] },
    send: (exchange: Exchange) => Promise<T>,
  ): Promise<T> {
    checkParams(self, request.params);
    const connection = await open();
    return ladder(request.schema, async (mode: SchemaMode) => {
      const placed = connection.splices ? slots : undefined;
      const { body, release } = await requestBody(self, request, { mode, traits: traitsOf(id), options, slots: placed });
      // Not before the end: the client may send a body again, to go on with an answer that paused.
      onEnd.push(release);
      const exchanged: Exchange = { connection, body, signal: guard.signal };
      try {
        return await send(exchanged);
      } catch (error) {
        throw callError(self, error, { request, guard, exchange: exchanged });
      }
    });
  }

  return {
    ...self,
    async generate(request) {
      const guard = new CallGuard(request.signal, options.timeoutMs ?? defaultTimeoutMs);
      const onEnd = [() => guard.end()];
      try {
        return await exchange(request, { guard, onEnd }, async (exchange) => {
          const reader = new ReplyReader(self);
          reader.read(await exchange.connection.generate(exchange));
          const reply = reader.reply();
          if (!reply) throw emptyAnswer(self);
          return reply;
        });
      } finally {
        for (const end of onEnd) end();
      }
    },
    async *stream(request): AsyncGenerator<ModelDelta> {
      const guard = new CallGuard(request.signal, options.timeoutMs ?? defaultTimeoutMs);
      const onEnd = [() => guard.end()];
      const reader = new ReplyReader(self);
      try {
        const { chunks, exchanged } = await exchange(request, { guard, onEnd }, async (exchanged) => ({
          chunks: await exchanged.connection.stream(exchanged),
          exchanged,
        }));
        try {
          for await (const chunk of chunks) {
            guard.heard();
            const text = reader.read(chunk);
            if (text) yield { type: "text", text };
          }
        } catch (error) {
          throw streamError(self, error, { request, guard, text: reader.text, exchange: exchanged });
        }
        const reply = reader.reply();
        if (!reply) throw cutStream(self, reader.text);
        yield { type: "end", reply };
      } finally {
        for (const end of onEnd) end();
      }
    },
  };
}
