import { errorOf } from "@legenda/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ConnectionError, DefinitionError, RefusedError, ResponseError, StreamError } from "../errors/index.js";
import type { Model } from "../model.js";
import { testModel } from "../test/index.js";
import { retry } from "../wrap/retry.js";
import { type Answer, isAnswer } from "./answer.js";
import { promptTemplate } from "./prompt-template.js";

const url = "https://example.com/wolf.jpg";
const AltText = z.object({ alt: z.string().max(20), tags: z.array(z.string()).optional() });
const caption = (model: Model) => promptTemplate("Caption {url:image}").call(model);
const altText = (model: Model, options = {}) =>
  promptTemplate("Describe {url:image}").call(model, { response: AltText, ...options });

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeAll(() => void process.on("unhandledRejection", note));
afterAll(async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

describe("laziness", () => {
  test("nothing is sent unless it is asked for", async () => {
    const model = testModel("A wolf.");
    const answer = caption(model)(url);
    answer.with({ params: { temperature: 0 } });
    answer.stream();
    await answer.messages();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(model.requests).toHaveLength(0);
  });

  test("a prompt is rendered once, whatever is asked of the answer and of those made of it", async () => {
    const model = testModel("A wolf.");
    let reads = 0;
    const args = {
      get note() {
        reads++;
        return "a note";
      },
      photo: url,
    };
    const counted = promptTemplate("Caption {product.photo:image} with {product.note}").call(model)({ product: args });
    const messages = await counted.messages();
    await counted;
    await counted.with({ params: { seed: 1 } });
    expect(await Array.fromAsync(counted.with(model).stream())).toEqual(["A", " wolf."]);
    expect(reads).toBe(1);
    expect(model.requests.map((request) => request.messages)).toEqual([messages, messages, messages]);
  });

  test("awaiting, streaming and asking for the reply share one request", async () => {
    const model = testModel("A wolf in the snow.");
    const awaited = caption(model)(url);
    expect([await awaited, await awaited, (await awaited.reply()).value]).toEqual(Array(3).fill("A wolf in the snow."));
    expect(await Array.fromAsync(awaited.stream())).toEqual(["A wolf in the snow."]);
    const streamed = caption(model)(url);
    const [chunks, value] = await Promise.all([Array.fromAsync(streamed.stream()), streamed]);
    expect([chunks.join(""), value]).toEqual([value, value]);
    expect(model.requests).toHaveLength(2);
  });

  test("an error is the same for all who ask, and is not sent again", async () => {
    const error = new ConnectionError("The connection broke.", { provider: "test", retryable: false });
    const model = testModel(error);
    const answer = caption(model)(url);
    for (let round = 0; round < 2; round++) await expect(answer).rejects.toBe(error);
    await expect(Array.fromAsync(answer.stream())).rejects.toBe(error);
    expect(model.requests).toHaveLength(1);
  });

  test("an answer nobody asks for leaves no trace, and one that fails unheard neither", async () => {
    const model = testModel(new Error("broken"));
    caption(model)(url);
    caption(model)(undefined as never);
    const answer = caption(model)(url);
    expect(await Promise.allSettled([answer, answer, answer.reply()])).toMatchObject(Array(3).fill({ status: "rejected" }));
  });

  test("catch, finally and Promise.all take it for a promise", async () => {
    let finished = 0;
    const failing = caption(testModel(new Error("broken")))(url);
    expect(await failing.catch(() => "caught")).toBe("caught");
    const answer = caption(testModel("A wolf."))(url);
    expect(await answer.finally(() => finished++)).toBe("A wolf.");
    expect(await Promise.all([answer, answer])).toEqual(["A wolf.", "A wolf."]);
    expect(finished).toBe(1);
  });
});

describe("with", () => {
  test("changes another answer, never this one", async () => {
    const first = testModel("first");
    const second = testModel("second");
    const answer = caption(first)(url);
    const changed = answer.with(second);
    const warm = changed.with({ params: { temperature: 1 } }).with({ params: { topP: 0.5, providerOptions: { a: 1 } } });
    const options = warm.with({ params: { providerOptions: { b: 2 } } });
    expect(await Promise.all([answer, changed, warm, options])).toEqual(["first", "second", "second", "second"]);
    expect(first.requests[0]?.params).toEqual({});
    expect(second.requests.map((request) => request.params)).toEqual([
      {},
      { temperature: 1, topP: 0.5, providerOptions: { a: 1 } },
      { temperature: 1, topP: 0.5, providerOptions: { a: 1, b: 2 } },
    ]);
  });

  test("lays a wrapper around whatever model the call has, the latest outermost, and retries outside of both", async () => {
    const model = testModel("A wolf.");
    const said: string[] = [];
    let broken = true;
    const heard = (name: string) => (own: Model) => ({
      ...own,
      generate(request: Parameters<Model["generate"]>[0]) {
        said.push(`${name} ${own.id}`);
        if (name === "inner" && broken) {
          broken = false;
          throw new ConnectionError("", { provider: "test" });
        }
        return own.generate(request);
      },
    });
    const answer = caption(model)(url).with({ wrap: heard("inner") });
    await answer.with({ model: testModel("A fox.", { id: "fox" }), wrap: heard("outer") });
    expect(said).toEqual(["outer fox", "inner fox", "outer fox", "inner fox"]);
    expect(await answer).toBe("A wolf.");
    expect(said).toHaveLength(5);
  });

  test("parallel calls never see each other", async () => {
    const model = testModel((request) => ({
      text: JSON.stringify(request.messages).match(/wolf-\d+/)?.[0] ?? "none",
      delayMs: Math.random() * 5,
    }));
    const call = caption(model);
    const names = Array.from({ length: 50 }, (_, index) => `wolf-${index}`);
    expect(await Promise.all(names.map((name) => call(`https://example.com/${name}.jpg`)))).toEqual(names);
  });
});

describe("response models", () => {
  test("one more try, with the answer and its faults, and the usage of both", async () => {
    const model = testModel([{ text: '{"alt":"far too long to be an alt text"}' }, { value: { alt: "A wolf." } }]);
    const reply = await altText(model)(url).reply();
    expect(reply).toMatchObject({ value: { alt: "A wolf." }, attempts: 2, usage: { inputTokens: 20, outputTokens: 10 } });
    expect(model.requests[1]?.messages.map((message) => message.role)).toEqual(["user", "assistant", "user"]);
    expect(reply.durationMs).toBeGreaterThan(0);
  });

  test("an answer that stays wrong is an error with the reply and the issues", async () => {
    const model = testModel({ value: { alt: 7 } });
    const error = await errorOf(altText(model)(url), ResponseError);
    expect(error).toMatchObject({ reply: { text: '{"alt":7}' }, issues: [{ path: ["alt"] }] });
    expect(model.requests).toHaveLength(2);
    await expect(altText(model, { corrections: 0 })(url)).rejects.toBeInstanceOf(ResponseError);
    expect(model.requests).toHaveLength(3);
  });

  test("an answer cut by its length says so and is not sent again", async () => {
    const model = testModel({ text: '{"alt":"A wo', finish: "length" });
    await expect(altText(model)(url)).rejects.toThrow(/cut off at its maximum length.*maxTokens/);
    expect(model.requests).toHaveLength(1);
    expect(await caption(testModel({ text: "A wo", finish: "length" }))(url).reply()).toMatchObject({
      value: "A wo",
      finish: "length",
    });
  });

  test("a refusal has a reply and no value", async () => {
    for (const finish of ["refusal", "filtered"] as const) {
      const answer = altText(testModel({ text: "I cannot.", finish }))(url);
      const reply = await answer.reply();
      expect(reply.finish).toBe(finish);
      expect(() => reply.value).toThrow(RefusedError);
      expect({ ...reply }).toMatchObject({ finish });
      await expect(answer).rejects.toBeInstanceOf(RefusedError);
      await expect(Array.fromAsync(answer.stream())).rejects.toBeInstanceOf(RefusedError);
      await expect(Array.fromAsync(altText(testModel({ chunks: [], finish }))(url).stream())).rejects.toBeInstanceOf(
        RefusedError,
      );
    }
  });
});

test("a reply that ended for an unknown reason has no value, and is not asked for again", async () => {
  const makers: readonly ((model: Model) => (url: string) => Answer<unknown>)[] = [caption, altText];
  for (const make of makers) {
    const model = testModel({ text: '{"alt":"A wolf."}', finish: "other" });
    const answer = make(model)(url);
    const reply = await answer.reply();
    expect(reply).toMatchObject({ finish: "other", text: '{"alt":"A wolf."}' });
    expect(() => reply.value).toThrow(/test-model stopped for an unknown reason/);
    await expect(answer).rejects.toMatchObject({ name: "ResponseError", reply: { finish: "other" } });
    await expect(Array.fromAsync(make(model)(url).stream())).rejects.toBeInstanceOf(ResponseError);
    expect(model.requests).toHaveLength(2);
  }
});

test("what a call returns is known as an answer, and a model of another specification is refused", () => {
  expect(isAnswer(caption(testModel("A wolf."))(url))).toBe(true);
  for (const value of [Promise.resolve("A wolf."), "A wolf.", null, undefined, {}]) expect(isAnswer(value)).toBe(false);
  const newer = { ...testModel(""), specification: "v2" } as unknown as Model;
  expect(() => caption(newer)).toThrow(/test:test-model follows version v2 .* Update @legenda\/core/);
  expect(() => retry(newer)).toThrow(DefinitionError);
  expect(retry(testModel("")).specification).toBe("v1");
});

describe("streams", () => {
  test("snapshots grow, are not repeated, and end with the validated value", async () => {
    const Schema = z.object({ alt: z.string(), count: z.string().transform(Number) });
    const model = testModel({ chunks: ['{"alt"', ':"A', "", " wolf", '","count":"', "3", '"', "}", "\n"] });
    const snapshots = await Array.fromAsync(promptTemplate("{url:image}").call(model, { response: Schema })(url).stream());
    expect(snapshots.at(-1)).toEqual({ alt: "A wolf", count: 3 });
    expect(snapshots).toContainEqual({ alt: "A" });
    expect(new Set(snapshots.map((snapshot) => JSON.stringify(snapshot))).size).toBe(snapshots.length);
  });

  test("a constraint is not held against what is not whole, and is held against the end", async () => {
    const Long = z.object({ alt: z.string().min(10) });
    const call = (model: Model) => promptTemplate("{url:image}").call(model, { response: Long });
    const model = testModel({ chunks: ['{"alt":"A grey ', 'wolf"}'] });
    expect(await Array.fromAsync(call(model)(url).stream())).toEqual([{ alt: "A grey " }, { alt: "A grey wolf" }]);
    const short = testModel([{ chunks: ['{"alt":"A wolf"}'] }, { value: { alt: "A grey wolf." } }]);
    expect(await Array.fromAsync(call(short)(url).stream())).toEqual([{ alt: "A wolf" }, { alt: "A grey wolf." }]);
    await expect(Array.fromAsync(call(testModel({ value: { alt: "" } }))(url).stream())).rejects.toBeInstanceOf(ResponseError);
  });

  test("a bare text comes in chunks, without its JSON", async () => {
    const model = testModel({ chunks: ['{"value":"A', " wo", 'lf."}'] });
    const answer = promptTemplate("{url:image}").call(model, { response: z.string() })(url);
    expect(await Array.fromAsync(answer.stream())).toEqual(["A", " wo", "lf."]);
    expect(await answer).toBe("A wolf.");
  });

  test("a stream without its end mark is an error that keeps what came", async () => {
    const answer = caption(testModel({ chunks: ["A ", "wo"], breaks: "cut" }))(url);
    const seen: string[] = [];
    const error = await errorOf(async () => {
      for await (const chunk of answer.stream()) seen.push(chunk);
    }, StreamError);
    expect(error).toMatchObject({ text: "A wo", retryable: true });
    expect(seen).toEqual(["A ", "wo"]);
  });

  test("an error in the middle comes after what came before it", async () => {
    const error = new ConnectionError("The connection broke.", { provider: "test" });
    const answer = caption(testModel({ chunks: ["A "], breaks: error }))(url);
    await expect(Array.fromAsync(answer.stream())).rejects.toBe(error);
    await expect(answer).rejects.toBe(error);
  });

  test("leaving stops the request", async () => {
    const model = testModel({ chunks: ["A ", "wolf ", "in ", "the ", "snow."], delayMs: 2 });
    const answer = caption(model)(url);
    for await (const _ of answer.stream()) break;
    expect(model.requests[0]?.signal?.aborted).toBe(true);
    await expect(answer).rejects.toBeInstanceOf(StreamError);
  });
});

describe("abort", () => {
  const reason = new Error("enough");

  test("before: nothing is sent", async () => {
    const model = testModel("A wolf.");
    const answer = caption(model)(url).with({ signal: AbortSignal.abort(reason) });
    await expect(answer).rejects.toBe(reason);
    await expect(Array.fromAsync(answer.with({}).stream())).rejects.toBe(reason);
    expect(model.requests).toHaveLength(0);
  });

  test("during: at once, whether the model listens or not", async () => {
    const deaf: Model = {
      ...testModel(""),
      generate: () => new Promise(() => {}),
      async *stream() {
        yield { type: "text", text: "A " };
        await new Promise(() => {});
      },
    };
    for (const model of [testModel({ text: "A wolf.", delayMs: 10_000 }), deaf]) {
      const abort = new AbortController();
      const answer = caption(model)(url).with({ signal: abort.signal });
      setTimeout(() => abort.abort(reason), 5);
      await expect(answer).rejects.toBe(reason);
      const streaming = new AbortController();
      setTimeout(() => streaming.abort(reason), 5);
      await expect(Array.fromAsync(caption(model)(url).with({ signal: streaming.signal }).stream())).rejects.toBe(reason);
    }
  });

  test("after: what is known stays known", async () => {
    const abort = new AbortController();
    const answer = caption(testModel("A wolf."))(url).with({ signal: abort.signal });
    expect(await answer).toBe("A wolf.");
    abort.abort(reason);
    expect(await answer).toBe("A wolf.");
    expect(await Array.fromAsync(answer.stream())).toEqual(["A wolf."]);
  });

  test("of two signals either is heard", async () => {
    const abort = new AbortController();
    const answer = caption(testModel({ text: "A wolf.", delayMs: 1000 }))(url)
      .with({ signal: abort.signal })
      .with({ signal: new AbortController().signal });
    setTimeout(() => abort.abort(reason), 2);
    await expect(answer).rejects.toBe(reason);
  });
});
