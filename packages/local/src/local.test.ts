import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ImageError, InvalidRequestError, image, type ModelRequest, ProviderError, promptTemplate } from "@legenda/core";
import { errorOf, httpServer, readStream, temporaryFolder } from "@legenda/test-kit";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { importTransformers } from "./load/transformers.js";
import { local } from "./local.js";
import type { LocalModel } from "./options.js";
import { scenes } from "./scenes.js";
import { defaultModel } from "./source/default-model.js";
import { scenesFolder } from "./testing/hub-server.js";
import { scenePictures } from "./testing/pictures.js";
import { captionOf, picture, text, user } from "./testing/requests.js";

let model: LocalModel;
let pictures: readonly Buffer[];
beforeAll(async () => {
  model = scenes();
  pictures = await scenePictures();
  await model.load();
});
afterAll(() => model.close());

const sourceOf = (index: number) => image.bytes(pictures[index] ?? new Uint8Array());
const captions = () => pictures.map((_, index) => captionOf(sourceOf(index), { maxTokens: 24 }));

describe("a local model", () => {
  it("is the downloadable one unless told otherwise, never the one that knows drawn scenes only", () => {
    expect(local()).toMatchObject({ provider: "local", id: defaultModel });
    expect(scenes()).toMatchObject({ provider: "local", id: "scenes" });
  });

  it("answers, counts its tokens, the image's among them, and says why it ended", async () => {
    const reply = await model.generate(captionOf(sourceOf(0)));
    expect(reply).toMatchObject({ provider: "local", model: "scenes", finish: "stop" });
    expect(reply.text).toMatch(/^\S.*\S$/s);
    const { tokenIds } = reply.raw as { tokenIds: number[] };
    expect(reply.usage.outputTokens).toBe(tokenIds.length);
    const without = await model.generate({ messages: [user(text("Describe this image."))], params: { maxTokens: 1 } });
    // <fake_token_around_image><global-img> + 9 × <image> + <fake_token_around_image>, less the blank after "User:".
    expect((reply.usage.inputTokens ?? 0) - (without.usage.inputTokens ?? 0)).toBeGreaterThanOrEqual(11);
  });

  it("works as a caption function's model", async () => {
    const caption = promptTemplate("Describe this image: {drawing:image}").call(model, { params: { maxTokens: 12 } });
    expect(await caption({ drawing: sourceOf(0) })).toEqual(expect.any(String));
  });

  it("streams what it would have answered, piece by piece, then the same reply", async () => {
    for (const request of captions()) {
      const whole = await model.generate(request);
      const { texts, reply } = await readStream(model.stream(request));
      expect(texts.join("")).toBe(whole.text);
      expect(texts.length).toBeGreaterThan(2);
      expect(reply).toEqual(whole);
    }
  });

  it("answers many at once as it answers one after the other", async () => {
    const alone = [];
    for (const request of captions()) alone.push(await model.generate(request));
    const requests = [...captions(), ...captions()];
    const streamed = readStream(model.stream(captions()[2] as ModelRequest));
    const together = await Promise.all(requests.map((request) => model.generate(request)));
    expect(together).toEqual([...alone, ...alone]);
    // And each saw its own picture.
    expect(new Set(alone.map((reply) => reply.text)).size).toBe(alone.length);
    expect((await streamed).reply).toEqual(alone[2]);
  });

  it("answers in the order in which it was asked", async () => {
    const order: number[] = [];
    await Promise.all(
      [0, 1, 2, 3, 4].map((index) =>
        model.generate(captionOf(sourceOf(index % 4), { maxTokens: 2 })).then(() => order.push(index)),
      ),
    );
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  it("reads system messages, earlier turns and several images", async () => {
    const reply = await model.generate({
      messages: [
        { role: "system", content: [text("You describe drawings.")] },
        user(picture(sourceOf(0)), text("What is this?")),
        { role: "assistant", content: [text("A circle.")] },
        user(text("And these? "), picture(sourceOf(1)), picture(sourceOf(2), { detail: "high", cache: true })),
      ],
      params: { maxTokens: 6 },
    });
    expect(reply.usage.inputTokens).toBeGreaterThan(3 * 12 + 10);
  });
});

describe("parameters", () => {
  it("maxTokens cuts the answer and says so", async () => {
    const reply = await model.generate(captionOf(sourceOf(0), { maxTokens: 3 }));
    expect(reply).toMatchObject({ finish: "length", usage: { outputTokens: 3 } });
    const short = scenes({ maxTokens: 2 });
    expect((await short.generate(captionOf(sourceOf(0)))).usage.outputTokens).toBe(2);
    await short.close();
  });

  it("an end token at the very limit is still an end", async () => {
    const whole = await model.generate(captionOf(sourceOf(0)));
    const limit = whole.usage.outputTokens ?? 0;
    expect(await model.generate(captionOf(sourceOf(0), { maxTokens: limit }))).toEqual(whole);
    expect((await model.generate(captionOf(sourceOf(0), { maxTokens: limit - 1 }))).finish).toBe("length");
  });

  it("stop ends the answer before the text, in both ways of asking", async () => {
    const whole = await model.generate(captionOf(sourceOf(0)));
    const stop = [whole.text.slice(8, 12)];
    const request = captionOf(sourceOf(0), { stop });
    const reply = await model.generate(request);
    expect(reply.text).toBe(whole.text.slice(0, whole.text.indexOf(stop[0] ?? "")).trimEnd());
    expect(reply.finish).toBe("stop");
    expect(reply.usage.outputTokens).toBeLessThan(whole.usage.outputTokens ?? 0);
    const { texts, reply: streamed } = await readStream(model.stream(request));
    expect(texts.join("")).toBe(reply.text);
    expect(streamed).toEqual(reply);
  });

  it("a seed makes a drawn answer repeatable, and does not touch the process's own random numbers", async () => {
    const { random } = await importTransformers();
    const ask = (seed: number) => model.generate(captionOf(sourceOf(2), { temperature: 30, topP: 0.95, seed, maxTokens: 20 }));
    random.seed(1);
    const [first, again, others] = [await ask(7), await ask(7), await Promise.all([1, 2, 3, 4].map(ask))];
    expect(again).toEqual(first);
    expect(new Set(others.map((reply) => reply.text)).size).toBeGreaterThan(1);
    const next = random.random();
    random.seed(1);
    expect(random.random()).toBe(next);
    expect((await model.generate(captionOf(sourceOf(2), { temperature: 0, seed: 3 }))).text).toBe(
      (await model.generate(captionOf(sourceOf(2)))).text,
    );
  });

  it("what cannot be had is refused by name, before anything is read", async () => {
    const request = captionOf(image.file("/does/not/exist.png"), { temperature: -1 });
    const error = await errorOf(model.generate(request), Error);
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toMatch(/scenes: params\.temperature is -1/);
    expect((await errorOf(readStream(model.stream(request)), Error)).message).toBe(error.message);
  });

  it("a request longer than the model can read is refused", async () => {
    const error = await errorOf(model.generate({ messages: [user(text("circle ".repeat(1200)))], params: {} }), Error);
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toMatch(/accepts at most 1024 tokens, and this request has \d{4}/);
  });

  it("a schema goes into the prompt", async () => {
    const schema = { name: "scene", jsonSchema: { type: "object", properties: { colour: { type: "string" } } } };
    const plain = await model.generate({ ...captionOf(sourceOf(0)), params: { maxTokens: 1 } });
    const asked = await model.generate({ ...captionOf(sourceOf(0)), schema, params: { maxTokens: 1 } });
    expect(asked.usage.inputTokens).toBeGreaterThan((plain.usage.inputTokens ?? 0) + 20);
    expect(model.capabilities.structuredOutput).toEqual(["prompt"]);
  });
});

describe("images", () => {
  it("come as bytes, blob, file or data URI, and are the same", async () => {
    using folder = temporaryFolder();
    const bytes = pictures[1] ?? Buffer.of();
    const file = join(folder.path, "scene.png");
    writeFileSync(file, bytes);
    const sources = [
      image.bytes(bytes),
      image.blob(new Blob([new Uint8Array(bytes)])),
      image.file(file),
      image.url(`data:image/png;base64,${bytes.toString("base64")}`),
    ];
    const texts = await Promise.all(
      sources.map(async (source) => (await model.generate(captionOf(source, { maxTokens: 12 }))).text),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it("by URL are fetched by the guarded download only", async () => {
    const server = await httpServer((response) => response.end(pictures[1]), onTestFinished);
    const url = image.url(`${server.url}/scene.png`);
    expect(await errorOf(model.generate(captionOf(url)))).toMatchObject({ name: "ImageError", reason: "forbidden-url" });
    const open = scenes({ urls: { allowPrivate: true, allowHosts: [`127.0.0.1:${server.port}`] } });
    const reply = await open.generate(captionOf(url, { maxTokens: 12 }));
    expect(reply.text).toBe((await open.generate(captionOf(sourceOf(1), { maxTokens: 12 }))).text);
    await open.close();
  });

  it("that are broken are clear errors, and the model goes on", async () => {
    const whole = pictures[1] ?? Buffer.of();
    const cut = await errorOf(model.generate(captionOf(image.bytes(whole.subarray(0, whole.length - 60)))), ImageError);
    expect(cut).toMatchObject({ reason: "truncated" });
    expect(cut.message).toMatch(/Image 1 of the request/);
    const damaged = Buffer.from(whole);
    damaged.fill(0x55, 60, 200);
    expect(await errorOf(model.generate(captionOf(image.bytes(damaged))))).toBeInstanceOf(ImageError);
    expect(await errorOf(readStream(model.stream(captionOf(image.file("/does/not/exist.png")))))).toMatchObject({
      reason: "not-found",
    });
    expect((await model.generate(captionOf(sourceOf(1), { maxTokens: 2 }))).text).not.toBe("");
  });
});

describe("abort", () => {
  const reason = new Error("enough");

  it("before: nothing begins", async () => {
    const aborted = captionOf(sourceOf(0), {}, AbortSignal.abort(reason));
    expect(await errorOf(model.generate(aborted))).toBe(reason);
    expect(await errorOf(readStream(model.stream(aborted)))).toBe(reason);
  });

  it("while it writes: it stops within a token, and the next call is answered as ever", async () => {
    const expected = await model.generate(captionOf(sourceOf(3)));
    const abort = new AbortController();
    const pieces: string[] = [];
    const stream = (async () => {
      for await (const delta of model.stream(captionOf(sourceOf(0), {}, abort.signal))) {
        if (delta.type === "text" && pieces.push(delta.text) === 2) abort.abort(reason);
      }
    })();
    const next = model.generate(captionOf(sourceOf(3)));
    expect(await errorOf(stream)).toBe(reason);
    expect(pieces.length).toBeLessThan(5);
    expect(await next).toEqual(expected);
  });

  it("while it waits for its turn: at once, though the one before still writes", async () => {
    const abort = new AbortController();
    let first = false;
    const running = model.generate(captionOf(sourceOf(0))).then(() => {
      first = true;
    });
    const waiting = [0, 1, 2].map((index) => model.generate(captionOf(sourceOf(index), {}, abort.signal)));
    setTimeout(() => abort.abort(reason), 5);
    for (const one of waiting) expect(await errorOf(one)).toBe(reason);
    expect(first).toBe(false);
    await running;
  });

  it("after: nothing happens", async () => {
    const abort = new AbortController();
    const reply = await model.generate(captionOf(sourceOf(0), { maxTokens: 2 }, abort.signal));
    abort.abort(reason);
    expect(reply.text).not.toBe("");
  });

  it("a reader that leaves stops the model", async () => {
    const timeOf = async (work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    const endless = captionOf(sourceOf(0), { maxTokens: 250, providerOptions: { min_new_tokens: 250 } });
    const whole = await timeOf(() => model.generate(endless));
    for await (const delta of model.stream(endless)) {
      if (delta.type === "text") break;
    }
    // Calls wait for their turn: behind an answer that went on, this one would take as long as a whole answer.
    const next = await timeOf(() => model.generate(captionOf(sourceOf(1), { maxTokens: 1 })));
    expect(next).toBeLessThan(whole / 2);
    // A stream that nobody reads sends nothing.
    model.stream(captionOf(image.file("/does/not/exist.png")));
  });
});

describe("close", () => {
  it("ends what runs and what waits, frees the model once, and refuses what comes later", async () => {
    const closing = scenes();
    await closing.load();
    // Answers that have no end of their own, so that none is done before the close.
    const endless = (index: number) => captionOf(sourceOf(index), { maxTokens: 250, providerOptions: { min_new_tokens: 250 } });
    const calls = [0, 1, 2, 3].map((index) => errorOf(closing.generate(endless(index))));
    const stream = errorOf(readStream(closing.stream(endless(0))));
    await new Promise((resolve) => setTimeout(resolve, 30));
    const closed = [closing.close(), closing.close()];
    for (const error of [...(await Promise.all(calls)), await stream]) {
      expect(error).toBeInstanceOf(ProviderError);
      expect(error).toMatchObject({ code: "closed", retryable: false });
    }
    await Promise.all(closed);
    expect((await errorOf(closing.generate(captionOf(sourceOf(0))), Error)).message).toMatch(/scenes is closed.*Create another/);
    expect((await errorOf(closing.load(), Error)).message).toMatch(/is closed/);
    expect((await errorOf(readStream(closing.stream(captionOf(sourceOf(0)))), Error)).message).toMatch(/is closed/);
  });

  it("while it loads: the load is refused", async () => {
    const closing = scenes();
    const loading = errorOf(closing.load(), Error);
    const calling = errorOf(closing.generate(captionOf(sourceOf(0))), Error);
    await closing.close();
    expect((await loading).message).toMatch(/is closed/);
    expect((await calling).message).toMatch(/is closed/);
  });

  it("before it was ever used is harmless", async () => {
    const unused = scenes();
    await unused.close();
    await unused.close();
  });
});

describe("good manners", () => {
  it("print nothing, whatever fails, and leave the settings of transformers.js alone", async () => {
    const { env } = await importTransformers();
    const settings = () => ({ ...env, backends: undefined });
    const before = settings();
    const printed = (["log", "info", "warn", "error"] as const).map((name) => vi.spyOn(console, name));
    const fresh = scenes();
    await fresh.generate(captionOf(sourceOf(0), { maxTokens: 2 }));
    // Fails inside ONNX Runtime: the processor makes images of a size that the graph does not take.
    const folder = temporaryFolder(onTestFinished).path;
    cpSync(scenesFolder, folder, { recursive: true });
    const config = JSON.parse(readFileSync(join(folder, "preprocessor_config.json"), "utf8"));
    writeFileSync(join(folder, "preprocessor_config.json"), JSON.stringify({ ...config, max_image_size: { longest_edge: 101 } }));
    const broken = local(folder);
    const error = await errorOf(broken.generate(captionOf(sourceOf(0))), Error);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error.message).toMatch(/failed while generating/);
    await broken.close();
    await fresh.close();
    expect(settings()).toEqual(before);
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});
