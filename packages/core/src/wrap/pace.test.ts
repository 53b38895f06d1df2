import { errorOf } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { OverloadedError, QuotaError, RateLimitError } from "../errors/index.js";
import type { Model, ModelReply, ModelRequest } from "../model.js";
import { testModel } from "../test/index.js";
import { pace, pacer } from "./pace.js";
import type { PaceLimits } from "./pacer.js";
import { fakeClock } from "./testing/fake-clock.js";
import { ask } from "./testing/requests.js";

/** A model that answers when it is told to. */
function manual(more: Partial<ModelReply> = {}) {
  const running: { readonly name: string; answer(): void; fail(error: unknown): void }[] = [];
  const started: string[] = [];
  const base = testModel("");
  const nameOf = ({ messages }: ModelRequest) =>
    messages[0]?.content.map((part) => (part.type === "text" ? part.text : "")).join() ?? "";
  const model: Model = {
    ...base,
    generate: async (request) => {
      const reply = { ...(await base.generate(request)), ...more };
      return new Promise((resolve, reject) => {
        started.push(nameOf(request));
        running.push({ name: nameOf(request), answer: () => resolve(reply), fail: reject });
      });
    },
  };
  return { model, running, started };
}

function setUp(limits: PaceLimits, more?: Partial<ModelReply>) {
  const clock = fakeClock();
  const { model, running, started } = manual(more);
  return { clock, running, started, model, paced: pace(model, { clock, ...limits }) };
}

const named = (name: string, more: Partial<ModelRequest> = {}) => ask(name, more);

describe("concurrency", () => {
  test("so many at once, in the order in which they came", async () => {
    const { clock, running, started, paced } = setUp({ concurrency: 2 });
    const failed = errorOf(paced.generate(named("a")));
    for (const name of "bcd") void paced.generate(named(name));
    await clock.settle();
    expect(started).toEqual(["a", "b"]);
    running[1]?.answer();
    await clock.settle();
    expect(started).toEqual(["a", "b", "c"]);
    running[0]?.fail(new Error("no"));
    expect(await failed).toMatchObject({ message: "no" });
    await clock.settle();
    expect(started).toEqual(["a", "b", "c", "d"]);
    expect(clock.delays).toEqual([]);
  });

  test("a stream keeps its place until it ends, fails or is left", async () => {
    const clock = fakeClock();
    const model = testModel([
      { chunks: ["a", "b"] },
      { chunks: ["c"], breaks: new Error("broken") },
      { chunks: ["d", "e"] },
      "last",
    ]);
    const paced = pace(model, { concurrency: 1, clock });
    const [ending, failing, leaving] = [1, 2, 3].map(() => paced.stream(ask())[Symbol.asyncIterator]());
    await ending?.next();
    const second = failing?.next();
    const third = leaving?.next();
    await clock.settle();
    expect(model.requests).toHaveLength(1);
    while (!(await ending?.next())?.done);
    await second;
    expect(model.requests).toHaveLength(2);
    await expect(failing?.next()).rejects.toThrow("broken");
    await third;
    expect(model.requests).toHaveLength(3);
    const last = paced.generate(ask());
    await clock.settle();
    expect(model.requests).toHaveLength(3);
    await leaving?.return?.();
    expect((await last).text).toBe("last");
  });

  test("a model that does not listen to an abort holds nobody up", async () => {
    const { clock, started, paced } = setUp({ concurrency: 1 });
    const stop = new AbortController();
    void paced.generate(named("deaf", { signal: stop.signal }));
    void paced.generate(named("next"));
    await clock.settle();
    expect(started).toEqual(["deaf"]);
    stop.abort();
    await clock.settle();
    expect(started).toEqual(["deaf", "next"]);
  });
});

describe("requests a minute", () => {
  test("the rest waits until a minute after the first", async () => {
    const { clock, started, paced } = setUp({ rpm: 2 });
    for (const name of "abcde") void paced.generate(named(name));
    await clock.advance(59_999);
    expect(started).toEqual(["a", "b"]);
    await clock.advance(1);
    expect(started).toEqual(["a", "b", "c", "d"]);
    await clock.advance(60_000);
    expect(started).toEqual(["a", "b", "c", "d", "e"]);
    expect(clock.timers).toBe(0);
  });
});

describe("tokens a minute", () => {
  test("are estimated before, and counted after", async () => {
    const { clock, running, started, paced } = setUp(
      { tpm: 1_000, estimate: () => 600 },
      { usage: { inputTokens: 50, outputTokens: 50 } },
    );
    for (const name of "ab") void paced.generate(named(name));
    await clock.settle();
    expect(started).toEqual(["a"]);
    running[0]?.answer();
    await clock.settle();
    expect(started).toEqual(["a", "b"]);
  });

  test("a large request is not overtaken by small ones", async () => {
    const estimate = (_: Model, request: ModelRequest) => request.params.maxTokens ?? 0;
    const { clock, started, paced } = setUp({ tpm: 1_000, estimate });
    for (const maxTokens of [600, 900, 10]) void paced.generate(named(String(maxTokens), { params: { maxTokens } }));
    await clock.settle();
    expect(started).toEqual(["600"]);
    await clock.advance(60_000);
    expect(started).toEqual(["600", "900", "10"]);
  });

  test("one that is larger than the limit goes through, alone", async () => {
    const { clock, started, paced } = setUp({ tpm: 10, estimate: () => 5_000 });
    for (const name of "ab") void paced.generate(named(name));
    await clock.settle();
    expect(started).toEqual(["a"]);
    await clock.advance(60_000);
    expect(started).toEqual(["a", "b"]);
  });
});

describe("an abort", () => {
  test("leaves the queue at once, and those behind move up", async () => {
    const { clock, running, started, paced } = setUp({ concurrency: 1 });
    const stop = new AbortController();
    void paced.generate(named("a"));
    const aborted = errorOf(paced.generate(named("b", { signal: stop.signal })));
    void paced.generate(named("c"));
    await clock.settle();
    stop.abort("enough");
    expect(await aborted).toBe("enough");
    running[0]?.answer();
    await clock.settle();
    expect(started).toEqual(["a", "c"]);
  });

  test("of a large one at the head lets the small ones behind it go", async () => {
    const estimate = (_: Model, request: ModelRequest) => request.params.maxTokens ?? 0;
    const { clock, started, paced } = setUp({ tpm: 1_000, estimate });
    const stop = new AbortController();
    void paced.generate(named("a", { params: { maxTokens: 600 } }));
    const aborted = errorOf(paced.generate(named("b", { params: { maxTokens: 900 }, signal: stop.signal })));
    void paced.generate(named("c", { params: { maxTokens: 10 } }));
    await clock.settle();
    stop.abort("enough");
    await aborted;
    await clock.settle();
    expect(started).toEqual(["a", "c"]);
  });

  test("leaves no timer behind when nobody is left to wait", async () => {
    const { clock, paced } = setUp({ rpm: 1 });
    const stop = new AbortController();
    void paced.generate(named("a"));
    const aborted = errorOf(paced.generate(named("b", { signal: stop.signal })));
    await clock.settle();
    expect(clock.timers).toBe(1);
    stop.abort("enough");
    await aborted;
    expect(clock.timers).toBe(0);
  });

  test("before anything takes no place", async () => {
    const { started, paced } = setUp({ concurrency: 1 });
    expect(await errorOf(paced.generate(named("a", { signal: AbortSignal.abort("enough") })))).toBe("enough");
    expect(await errorOf(Array.fromAsync(paced.stream(named("a", { signal: AbortSignal.abort("enough") }))))).toBe("enough");
    expect(started).toEqual([]);
  });
});

test("many a minute are spread over the seconds, and what comes late catches up", async () => {
  const { clock, started, paced } = setUp({ rpm: 120 });
  for (let n = 0; n < 12; n++) void paced.generate(named(String(n)));
  await clock.settle();
  expect(started).toHaveLength(1);
  // One each half second, and up to a tenth of a second early.
  await clock.advance(399);
  expect(started).toHaveLength(1);
  await clock.advance(1);
  expect(started).toHaveLength(2);
  await clock.advance(500);
  expect(started).toHaveLength(3);
  await clock.advance(3_000);
  expect(started).toHaveLength(9);
});

describe("learns from the provider", () => {
  test.each(["requests", "tokens"] as const)("no %s are left: everybody waits for the reset", async (unit) => {
    const { clock, running, started, paced } = setUp(
      { concurrency: 1 },
      { rateLimits: { [unit]: { limit: 9, remaining: 0, resetMs: 4_000 } } },
    );
    for (const name of "ab") void paced.generate(named(name));
    await clock.settle();
    running[0]?.answer();
    await clock.advance(3_999);
    expect(started).toEqual(["a"]);
    await clock.advance(1);
    expect(started).toEqual(["a", "b"]);
  });

  test("as long as something is left, nobody waits", async () => {
    const { clock, running, started, paced } = setUp(
      { concurrency: 1 },
      { rateLimits: { requests: { remaining: 1, resetMs: 4_000 }, tokens: { remaining: 0 } } },
    );
    for (const name of "ab") void paced.generate(named(name));
    await clock.settle();
    running[0]?.answer();
    await clock.settle();
    expect(started).toEqual(["a", "b"]);
  });

  test("a stream's reply teaches too", async () => {
    const clock = fakeClock();
    const base = testModel("A wolf.");
    const model: Model = {
      ...base,
      async *stream(request) {
        for await (const delta of base.stream(request)) {
          yield delta.type === "end"
            ? { ...delta, reply: { ...delta.reply, rateLimits: { requests: { remaining: 0, resetMs: 100 } } } }
            : delta;
        }
      },
    };
    const paced = pace(model, { clock });
    await Array.fromAsync(paced.stream(ask()));
    const second = Array.fromAsync(paced.stream(ask()));
    await clock.advance(99);
    expect(base.requests).toHaveLength(1);
    await clock.advance(1);
    await second;
  });

  test("one who is told to come back later makes everybody wait", async () => {
    const { clock, running, started, paced } = setUp({ concurrency: 2 });
    const limited = new RateLimitError("", { provider: "test", retryAfter: 5_000 });
    const failed = errorOf(paced.generate(named("a")));
    for (const name of "bc") void paced.generate(named(name));
    await clock.settle();
    running[0]?.fail(limited);
    expect(await failed).toBe(limited);
    running[1]?.answer();
    await clock.advance(4_999);
    expect(started).toEqual(["a", "b"]);
    await clock.advance(1);
    expect(started).toEqual(["a", "b", "c"]);
  });

  test("an error that says no time, or that no wait cures, stops nobody", async () => {
    const { clock, running, started, paced } = setUp({ concurrency: 1 });
    void errorOf(paced.generate(named("a")));
    void errorOf(paced.generate(named("b")));
    void paced.generate(named("c"));
    await clock.settle();
    running[0]?.fail(new OverloadedError("", { provider: "test" }));
    await clock.settle();
    running[1]?.fail(new QuotaError("", { provider: "test", retryAfter: 9_000 }));
    await clock.settle();
    expect(started).toEqual(["a", "b", "c"]);
  });

  test("a pause that is too long is an error for all who wait, and says how long", async () => {
    const { clock, running, paced } = setUp({ concurrency: 1, maxPause: 10_000 });
    const limited = new RateLimitError("", { provider: "test", retryAfter: 28_800_000 });
    const failed = [1, 2, 3].map(() => errorOf(paced.generate(named("a"))));
    await clock.settle();
    running[0]?.fail(limited);
    expect(await failed[0]).toBe(limited);
    for (const error of await Promise.all(failed.slice(1))) {
      expect(error).toBeInstanceOf(RateLimitError);
      expect(error).toMatchObject({
        retryAfter: 28_800_000,
        model: "test-model",
        message: expect.stringContaining("28800 seconds"),
      });
    }
    await clock.advance(28_800_000);
    void paced.generate(named("late"));
    await clock.settle();
    expect(running.at(-1)?.name).toBe("late");
  });
});

test("tells for how long all wait", async () => {
  const clock = fakeClock();
  const account = pacer({ clock });
  const model = pace(testModel(new RateLimitError("", { provider: "test", retryAfter: 5_000 })), account);
  expect(account.pausedMs).toBe(0);
  await errorOf(model.generate(named("a")));
  await clock.advance(2_000);
  expect(account.pausedMs).toBe(3_000);
  await clock.advance(9_000);
  expect(account.pausedMs).toBe(0);
});

test("several models share one pace", async () => {
  const clock = fakeClock();
  const [one, other] = [manual(), manual()];
  const account = pacer({ concurrency: 1, clock });
  void pace(one.model, account).generate(named("a"));
  void pace(other.model, account).generate(named("b"));
  await clock.settle();
  expect([one.started, other.started]).toEqual([["a"], []]);
  one.running[0]?.answer();
  await clock.settle();
  expect(other.started).toEqual(["b"]);
});

test("ten thousand wait, and leave in their order", async () => {
  const model = testModel("A wolf.");
  const paced = pace(model, { concurrency: 2, clock: fakeClock() });
  const requests = Array.from({ length: 10_000 }, (_, index) => ask(String(index)));
  await Promise.all(requests.map((request) => paced.generate(request)));
  expect(model.requests).toEqual(requests);
});

test.each([{ rpm: 0 }, { tpm: -1 }, { concurrency: 0.5 }, { rpm: Number.NaN }])("%o is no limit", (limits) => {
  expect(() => pacer(limits)).toThrow("must be at least 1");
});
