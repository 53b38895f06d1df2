import { errorOf, readStream } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import {
  AuthenticationError,
  ConnectionError,
  DefinitionError,
  ImageError,
  InvalidRequestError,
  LegendaError,
  NotFoundError,
  OverloadedError,
  PermissionError,
  ProviderError,
  QuotaError,
  RateLimitError,
  RequestTooLargeError,
  StreamError,
  TimeoutError,
} from "../errors/index.js";
import type { Capabilities, Prices } from "../model.js";
import { attemptsOf, attemptsOfError } from "../reply/attempts.js";
import { type TestReply, testModel } from "../test/index.js";
import { fallback } from "./fallback.js";
import { FallbackError } from "./fallback-error.js";
import type { FallbackEvent } from "./fallback-options.js";
import { retry } from "./retry.js";
import { ask } from "./testing/requests.js";
import { isRetrying } from "./wrap-model.js";

const one = (...replies: TestReply[]) => testModel(replies, { provider: "one", id: "a" });
const two = (...replies: TestReply[]) => testModel(replies, { provider: "two", id: "b" });
const overloaded = (retryAfter?: number) => new OverloadedError("Overloaded.", { provider: "one", retryAfter });
const invalid = (status?: number) => new InvalidRequestError("No such thing.", { provider: "one", status });

test("the first answers, and the second is not asked", async () => {
  const second = two("second");
  const reply = await fallback(one("first"), second).generate(ask());
  expect(reply).toMatchObject({ text: "first", provider: "one", model: "a" });
  expect(second.requests).toHaveLength(0);
});

describe("moves on for what another can cure", () => {
  const details = { provider: "one" };
  test.each([
    new RateLimitError("", details),
    new QuotaError("", details),
    overloaded(),
    new TimeoutError("", details),
    new ConnectionError("", details),
    new NotFoundError("", details),
    new AuthenticationError("", details),
    new PermissionError("", details),
    new RequestTooLargeError("", details),
    new ProviderError("", details),
    invalid(),
    new StreamError(""),
    new ImageError("", { reason: "unsupported-type" }),
    new ImageError("", { reason: "too-large" }),
    new ImageError("", { reason: "bad-url" }),
  ])("%s", async (error) => {
    const model = fallback(one(error), two("second"));
    const reply = await model.generate(ask());
    expect(reply).toMatchObject({ text: "second", provider: "two", model: "b" });
    expect(attemptsOf(reply)).toBe(2);
    expect(await readStream(model.stream(ask()))).toMatchObject({ text: "second", reply: { provider: "two", model: "b" } });
  });

  test.each([
    invalid(400),
    invalid(422),
    new ImageError("", { reason: "not-found" }),
    new ImageError("", { reason: "not-an-image" }),
    new ImageError("", { reason: "forbidden-url" }),
    new DefinitionError(""),
    new TypeError("a bug"),
  ])("and not for %s", async (error) => {
    const second = two("second");
    expect(await errorOf(fallback(one(error), second).generate(ask()))).toBe(error);
    expect(await errorOf(Array.fromAsync(fallback(one(error), second).stream(ask())))).toBe(error);
    expect(second.requests).toHaveLength(0);
  });
});

test("tells why it moves on, and not from the last", async () => {
  const events: FallbackEvent[] = [];
  const [a, b] = [one(overloaded()), two(overloaded())];
  const model = fallback(a, b, { onFallback: (event) => events.push(event) });
  await errorOf(model.generate(ask()));
  expect(events).toEqual([{ from: a, to: b, error: expect.any(OverloadedError) }]);
});

describe("where none answers", () => {
  test("every error is kept, and the message names each", async () => {
    const errors = [overloaded(), new QuotaError("Spent.\nMore.", { provider: "two" })];
    const error = (await errorOf(fallback(one(errors[0] as Error), two(errors[1] as Error)).generate(ask()))) as FallbackError;
    expect(error).toBeInstanceOf(FallbackError);
    expect(error).toBeInstanceOf(LegendaError);
    expect(error.name).toBe("FallbackError");
    expect(error.failed).toEqual([
      { provider: "one", model: "a", error: errors[0] },
      { provider: "two", model: "b", error: errors[1] },
    ]);
    expect(error.cause).toBe(errors[1]);
    expect(error.message).toBe("None of 2 models answered:\n  one:a: OverloadedError: Overloaded.\n  two:b: QuotaError: Spent.");
    expect(attemptsOfError(error)).toBe(2);
  });

  test("it may be retried where one of the models may, and after the shortest wait that is known", async () => {
    const errorFor = async (...errors: Error[]) =>
      (await errorOf(
        fallback(testModel(errors[0] as Error), ...errors.slice(1).map((error) => testModel(error))).generate(ask()),
      )) as FallbackError;
    const quota = new QuotaError("", { provider: "x" });
    expect(await errorFor(quota, quota)).toMatchObject({ retryable: false, retryAfter: undefined });
    expect(await errorFor(quota, overloaded())).toMatchObject({ retryable: true, retryAfter: undefined });
    expect(await errorFor(overloaded(9), overloaded(5), quota)).toMatchObject({ retryable: true, retryAfter: 5 });
    expect(await errorFor(overloaded(9), overloaded())).toMatchObject({ retryable: true, retryAfter: undefined });
  });

  test("a request that is wrong stops the row, with what came before", async () => {
    const third = testModel("third");
    const error = await errorOf(fallback(one(overloaded()), two(invalid(400)), third).generate(ask()));
    expect(error).toBeInstanceOf(FallbackError);
    expect(third.requests).toHaveLength(0);
  });

  test("the error of a lone model is its own", async () => {
    const error = overloaded();
    expect(await errorOf(fallback(one(error)).generate(ask()))).toBe(error);
  });
});

test("an abort asks nobody else", async () => {
  const stop = new AbortController();
  const second = two("second");
  const first = testModel(() => {
    stop.abort("enough");
    return overloaded();
  });
  await errorOf(fallback(first, second).generate(ask("", { signal: stop.signal })));
  expect(second.requests).toHaveLength(0);
});

describe("streams", () => {
  test("move on before the first piece", async () => {
    const model = fallback(one({ chunks: [""], breaks: overloaded() }), two({ chunks: [], breaks: "cut" }), testModel("third"));
    const { text, reply } = await readStream(model.stream(ask()));
    expect([text, reply && attemptsOf(reply)]).toEqual(["third", 3]);
  });

  test("stay once something has been shown", async () => {
    const second = two("second");
    const error = overloaded();
    expect(await errorOf(Array.fromAsync(fallback(one({ chunks: ["A "], breaks: error }), second).stream(ask())))).toBe(error);
    expect(await readStream(fallback(one({ chunks: ["A "], breaks: "cut" }), second).stream(ask()))).toEqual({
      texts: ["A "],
      text: "A ",
      reply: undefined,
    });
    expect(second.requests).toHaveLength(0);
  });
});

describe("refusals", () => {
  const prices = (input: number): Prices => ({ input, output: 0, pricedAt: "2026-11-01", source: "https://example.com" });
  const usage = { inputTokens: 1_000_000, outputTokens: 0 };
  const refusing = () =>
    testModel({ text: "I cannot.", chunks: [], finish: "refusal", usage }, { id: "a", capabilities: { prices: prices(1) } });
  const filtered = () => testModel({ text: "", finish: "filtered", usage }, { id: "b", capabilities: { prices: prices(2) } });
  const willing = () => testModel({ text: "A wolf.", usage }, { id: "c", capabilities: { prices: prices(4) } });

  test("are replies, unless told", async () => {
    expect(await fallback(refusing(), willing()).generate(ask())).toMatchObject({ finish: "refusal", cost: { amount: 1 } });
  });

  test("move on where that is asked for, and are counted in", async () => {
    const events: FallbackEvent[] = [];
    const model = fallback(refusing(), filtered(), willing(), { refusals: true, onFallback: (event) => events.push(event) });
    const expected = { text: "A wolf.", model: "c", attempts: 3, usage: { inputTokens: 3_000_000 }, cost: { amount: 7 } };
    expect(await model.generate(ask())).toMatchObject(expected);
    expect((await readStream(model.stream(ask()))).reply).toMatchObject(expected);
    expect(events[0]).toMatchObject({ reply: { finish: "refusal" } });
  });

  test("the last one is the reply where all refuse, and better than an error", async () => {
    const all = fallback(refusing(), filtered(), { refusals: true });
    expect(await all.generate(ask())).toMatchObject({ finish: "filtered", attempts: 2, cost: { amount: 3 } });
    expect((await readStream(all.stream(ask()))).reply).toMatchObject({ finish: "filtered", attempts: 2 });
    expect(await fallback(refusing(), one(overloaded()), { refusals: true }).generate(ask())).toMatchObject({
      text: "I cannot.",
      attempts: 2,
    });
  });

  test("prose that has been shown cannot be taken back", async () => {
    const prose = testModel({ text: "I cannot.", finish: "refusal" });
    const { text, reply } = await readStream(fallback(prose, willing(), { refusals: true }).stream(ask()));
    expect([text, reply?.finish]).toEqual(["I cannot.", "refusal"]);
  });
});

test("a reply that ended for an unknown reason is another model's to better, as long as nothing of it is shown", async () => {
  const unclear = testModel({ text: "A wol", chunks: [], finish: "other" });
  const willing = testModel("A wolf.");
  expect(await fallback(unclear, willing).generate(ask())).toMatchObject({ text: "A wolf.", attempts: 2 });
  expect(await readStream(fallback(unclear, willing).stream(ask()))).toMatchObject({ text: "A wolf." });
  expect(await fallback(unclear).generate(ask())).toMatchObject({ finish: "other", attempts: 1 });
});

describe("what it is", () => {
  const prices: Prices = { input: 1, output: 1, pricedAt: "2026-11-01", source: "https://example.com" };
  const a: Capabilities = {
    images: { mediaTypes: ["image/png", "image/jpeg", "image/heic"], urls: true, maxImages: 10, maxBytes: 5 },
    structuredOutput: ["schema", "tool", "prompt"],
    streaming: true,
    params: ["temperature", "maxTokens"],
    imageTokens: { formula: "crops" },
    prices,
  };
  const b: Capabilities = {
    images: { mediaTypes: ["image/jpeg", "image/png"], urls: false, maxBytes: 9, maxEdge: 1568 },
    structuredOutput: ["tool", "prompt"],
    streaming: true,
    imageTokens: { formula: "crops" },
    prices: { ...prices, input: 2 },
  };

  test("its capabilities are what all can take", () => {
    expect(fallback(testModel("", { capabilities: a }), testModel("", { capabilities: b })).capabilities).toEqual({
      images: { mediaTypes: ["image/png", "image/jpeg"], urls: false, maxImages: 10, maxBytes: 5, maxEdge: 1568 },
      structuredOutput: ["tool", "prompt"],
      streaming: true,
      params: ["temperature", "maxTokens"],
      imageTokens: { formula: "crops" },
    });
  });

  test("its name is theirs", () => {
    expect(fallback(one(""), two(""))).toMatchObject({ provider: "fallback", id: "one:a or two:b" });
  });

  test("it retries where one of them does", () => {
    expect(isRetrying(fallback(one(""), two("")))).toBe(false);
    expect(isRetrying(fallback(one(""), retry(two(""))))).toBe(true);
  });

  test("it takes models", () => {
    expect(() => (fallback as (...args: unknown[]) => unknown)()).toThrow(DefinitionError);
    expect(() => (fallback as (...args: unknown[]) => unknown)({ refusals: true })).toThrow(DefinitionError);
    expect(() => (fallback as (...args: unknown[]) => unknown)("openai:x", one(""))).toThrow(DefinitionError);
  });
});
