import { errorOf, png, readStream } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { OverloadedError } from "../errors/index.js";
import { image } from "../image/source.js";
import type { Model, Prices } from "../model.js";
import { attemptsOf } from "../reply/attempts.js";
import { type TestReply, testModel } from "../test/index.js";
import { type CacheOptions, type CacheStore, cached } from "./cached.js";
import { fallback } from "./fallback.js";
import { ask } from "./testing/requests.js";

type Trouble = [string, unknown];

/** Hashing takes its time: without it, it is certain who comes first. */
const pixel = Uint8Array.from(png());
const together: CacheOptions = { key: () => "same" };

function setUp(
  replies: TestReply | TestReply[] = ["first", "second"],
  store: CacheStore = new Map<string, string>(),
  options: CacheOptions = {},
) {
  const model = testModel(replies);
  const troubles: Trouble[] = [];
  const onError = (error: unknown, during: string) => void troubles.push([during, error]);
  return { model, store, troubles, onError, cache: cached(model, store, { onError, ...options }) };
}

describe("an equal request", () => {
  test("is answered out of the store, at no cost", async () => {
    const { model, cache, troubles } = setUp();
    expect(await cache.generate(ask())).toMatchObject({ text: "first", usage: { inputTokens: 10 } });
    const again = await cache.generate(ask());
    expect(again).toEqual({
      text: "first",
      finish: "stop",
      usage: { inputTokens: 0, outputTokens: 0 },
      provider: "test",
      model: "test-model",
      raw: undefined,
      attempts: 0,
    });
    expect(model.requests).toHaveLength(1);
    expect((await cache.generate(ask("Other."))).text).toBe("second");
    expect(troubles).toEqual([]);
  });

  test("streams out of the store, and a stream is kept", async () => {
    const { model, cache } = setUp({ chunks: ["A ", "wolf."] });
    expect((await Array.fromAsync(cache.stream(ask()))).map(({ type }) => type)).toEqual(["text", "text", "end"]);
    const again = await readStream(cache.stream(ask()));
    expect(again).toMatchObject({ text: "A wolf.", reply: { text: "A wolf.", attempts: 0 } });
    expect((await cache.generate(ask())).text).toBe("A wolf.");
    expect(model.requests).toHaveLength(1);
  });

  test("costs nothing where the cost of the first was known", async () => {
    const prices: Prices = { input: 1_000_000, output: 0, pricedAt: "2026-11-01", source: "https://example.com" };
    const chain = fallback(testModel("A wolf.", { capabilities: { prices } }), testModel("", { id: "unpriced" }));
    const cache = cached(chain, new Map());
    expect(await cache.generate(ask())).toMatchObject({ cost: { amount: 10 } });
    expect(await cache.generate(ask())).toMatchObject({ cost: { amount: 0, pricedAt: "2026-11-01" } });
  });

  test("is kept for its time", async () => {
    const model = testModel(["first", "second"]);
    let time = 1_000;
    const set: unknown[][] = [];
    const map = new Map<string, string>();
    const store = {
      get: (key: string) => map.get(key),
      set: (...args: [string, string, number?]) => set.push(args) && map.set(args[0], args[1]),
    };
    const cache = cached(model, store, { ttl: 500, now: () => time });
    await cache.generate(ask());
    time = 1_499;
    expect((await cache.generate(ask())).text).toBe("first");
    time = 1_500;
    expect((await cache.generate(ask())).text).toBe("second");
    expect(set.map((args) => args[2])).toEqual([500, 500]);
  });
});

test.each(["length", "refusal", "filtered"] as const)("a reply of finish %s is not kept", async (finish) => {
  const { model, cache, store } = setUp([{ text: "part", finish }, "whole"]);
  expect(await cache.generate(ask())).toMatchObject({ text: "part", finish });
  expect(await cache.generate(ask())).toMatchObject({ text: "whole" });
  expect(model.requests).toHaveLength(2);
  expect((store as Map<string, string>).size).toBe(1);
});

test("what a model said in refusing is not streamed to who joined", async () => {
  const { cache } = setUp({ text: "I cannot.", finish: "refusal", delayMs: 1 }, new Map(), together);
  const [reply, stream] = await Promise.all([cache.generate(ask()), readStream(cache.stream(ask()))]);
  expect(reply.text).toBe("I cannot.");
  expect(stream).toMatchObject({ text: "", reply: { finish: "refusal" } });
});

test("neither a failure nor a cut stream is kept", async () => {
  const { cache, store } = setUp([
    new OverloadedError("", { provider: "test" }),
    { chunks: ["A "], breaks: "cut" },
    { chunks: ["A "], breaks: new Error("broken") },
    "whole",
  ]);
  await expect(cache.generate(ask())).rejects.toThrow(OverloadedError);
  expect(await readStream(cache.stream(ask()))).toEqual({ texts: ["A "], text: "A ", reply: undefined });
  await expect(readStream(cache.stream(ask()))).rejects.toThrow("broken");
  expect((store as Map<string, string>).size).toBe(0);
  expect((await cache.generate(ask())).text).toBe("whole");
});

describe("equal requests at the same time", () => {
  test("share one, and only the first paid for it", async () => {
    const { model, cache } = setUp({ text: "A wolf.", delayMs: 2 }, new Map(), together);
    const all = [cache.generate(ask()), cache.generate(ask()), readStream(cache.stream(ask()))] as const;
    const [first, second, stream] = await Promise.all(all);
    expect(model.requests).toHaveLength(1);
    expect([first, second, stream.reply].map((reply) => reply && attemptsOf(reply))).toEqual([1, 0, 0]);
    expect([first, second, stream.reply].map((reply) => reply?.usage.inputTokens)).toEqual([10, 0, 0]);
    expect([first.text, second.text, stream.text]).toEqual(["A wolf.", "A wolf.", "A wolf."]);
  });

  test("share a stream, each from its first piece on", async () => {
    const { model, cache } = setUp({ chunks: ["A ", "wolf."], delayMs: 2 }, new Map(), together);
    const [one, other, reply] = await Promise.all([
      Array.fromAsync(cache.stream(ask())),
      Array.fromAsync(cache.stream(ask())),
      cache.generate(ask()),
    ]);
    expect(one.map((delta) => delta.type)).toEqual(["text", "text", "end"]);
    expect(other.map((delta) => delta.type)).toEqual(["text", "text", "end"]);
    expect(reply.text).toBe("A wolf.");
    expect(model.requests).toHaveLength(1);
  });

  test("share its failure", async () => {
    const error = new OverloadedError("", { provider: "test" });
    const { model, cache } = setUp([{ breaks: error, delayMs: 2 }, "whole"], new Map(), together);
    expect(await Promise.all([errorOf(cache.generate(ask())), errorOf(cache.generate(ask()))])).toEqual([error, error]);
    expect((await cache.generate(ask())).text).toBe("whole");
    expect(model.requests).toHaveLength(2);
  });

  test("of other content do not", async () => {
    const { model, cache } = setUp({ text: "A wolf.", delayMs: 1 });
    await Promise.all([cache.generate(ask("a")), cache.generate(ask("b"))]);
    expect(model.requests).toHaveLength(2);
  });
});

describe("an abort", () => {
  /** A model that answers when it is told to, and knows whether it was stopped. */
  function waiting() {
    const state: { signal?: AbortSignal | undefined; answer?: () => void; sent: number } = { sent: 0 };
    const base = testModel("A wolf.");
    const model: Model = {
      ...base,
      async generate(request) {
        const { signal } = request;
        state.sent++;
        state.signal = signal;
        await new Promise<void>((resolve, reject) => {
          state.answer = resolve;
          signal?.addEventListener("abort", () => reject(signal.reason));
        });
        return base.generate(request);
      },
    };
    return { state, model };
  }
  const sent = async (state: { sent: number }, count = 1) => {
    while (state.sent < count) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  test("of one who shares stops nothing; of the last stops the request", async () => {
    const { state, model } = waiting();
    const cache = cached(model, new Map(), together);
    const [one, other] = [new AbortController(), new AbortController()];
    const first = errorOf(cache.generate(ask("", { signal: one.signal })));
    const second = errorOf(cache.generate(ask("", { signal: other.signal })));
    await sent(state);
    one.abort("one");
    expect(await first).toBe("one");
    expect(state.signal?.aborted).toBe(false);
    other.abort("other");
    expect(await second).toBe("other");
    expect(state.signal?.aborted).toBe(true);
  });

  test("of who asked first leaves the answer to the others", async () => {
    const { state, model } = waiting();
    const cache = cached(model, new Map(), together);
    const stop = new AbortController();
    const first = errorOf(cache.generate(ask("", { signal: stop.signal })));
    const second = cache.generate(ask());
    await sent(state);
    stop.abort("enough");
    expect(await first).toBe("enough");
    state.answer?.();
    expect((await second).text).toBe("A wolf.");
  });

  test("leaves the way free for the next", async () => {
    const { state, model } = waiting();
    const cache = cached(model, new Map(), together);
    const stop = new AbortController();
    const first = errorOf(cache.generate(ask("", { signal: stop.signal })));
    await sent(state);
    stop.abort("enough");
    const next = cache.generate(ask());
    await first;
    await sent(state, 2);
    state.answer?.();
    expect((await next).text).toBe("A wolf.");
  });

  test("before anything reads and sends nothing", async () => {
    const { model, cache } = setUp();
    const request = ask("", { signal: AbortSignal.abort("enough"), images: [image.file("missing.png")] });
    expect(await errorOf(cache.generate(request))).toBe("enough");
    expect(await errorOf(Array.fromAsync(cache.stream(request)))).toBe("enough");
    expect(model.requests).toHaveLength(0);
  });

  test("while the store is read ends the call at once", async () => {
    const { cache } = setUp("never", { get: () => new Promise(() => {}), set: () => {} });
    const stop = new AbortController();
    const failed = errorOf(cache.generate(ask("", { signal: stop.signal })));
    setTimeout(() => stop.abort("enough"), 1);
    expect(await failed).toBe("enough");
  });
});

test("leaving a stream stops it, and keeps nothing", async () => {
  const { cache, store } = setUp([{ chunks: ["A ", "wolf."] }, "whole"]);
  for await (const _ of cache.stream(ask())) break;
  expect((store as Map<string, string>).size).toBe(0);
  expect((await cache.generate(ask())).text).toBe("whole");
});

describe("a store that fails costs the cache and not the call", () => {
  const fail = () => {
    throw new Error("disk full");
  };
  const reject = async () => fail();
  test.each([
    ["get", { get: fail, set: () => {} }],
    ["get", { get: reject, set: () => {} }],
    ["set", { get: () => undefined, set: fail }],
    ["set", { get: () => null, set: reject }],
  ] as [string, CacheStore][])("%s", async (during, store) => {
    const { cache, troubles } = setUp("A wolf.", store);
    expect((await cache.generate(ask())).text).toBe("A wolf.");
    expect((await readStream(cache.stream(ask()))).text).toBe("A wolf.");
    expect(troubles.map(([at]) => at)).toEqual([during, during]);
    expect(troubles[0]?.[1]).toMatchObject({ message: expect.stringContaining("legenda-"), cause: { message: "disk full" } });
  });

  test.each(["", "{", "null", "[]", '{"at":"x"}', '{"at":1,"text":2,"provider":"x","model":"y"}', 7, {}])(
    "what is no entry (%j)",
    async (stored) => {
      const { cache, troubles } = setUp("A wolf.", { get: () => stored, set: () => {} });
      expect((await cache.generate(ask())).text).toBe("A wolf.");
      expect(troubles.map(([at]) => at)).toEqual(["get"]);
    },
  );

  test("a request that has no key goes past it", async () => {
    const { model, cache, troubles } = setUp();
    const request = ask("", { params: { providerOptions: { hook: () => 1 } } });
    expect((await cache.generate(request)).text).toBe("first");
    expect((await readStream(cache.stream(request))).text).toBe("second");
    expect(model.requests[0]).toBe(request);
    expect(troubles.map(([at]) => at)).toEqual(["key", "key"]);
  });

  test("an image that cannot be read is the model's to report", async () => {
    const { model, cache } = setUp("A wolf.");
    await cache.generate(ask("", { images: [image.file("missing.png")] }));
    expect(model.requests[0]?.messages[0]?.content[1]).toMatchObject({ image: { kind: "file" } });
  });
});

describe("a key of one's own", () => {
  test("stands before the content's", async () => {
    const store = new Map<string, string>();
    const cache = cached(testModel("A wolf."), store, { key: async (_, contentKey) => `shop-${await contentKey()}` });
    await cache.generate(ask("", { images: [image.bytes(pixel)] }));
    expect([...store.keys()]).toEqual([expect.stringMatching(/^shop-legenda-[0-9a-f]{64}$/)]);
  });

  test("may be anything, or none", async () => {
    const model = testModel(["first", "second", "third"]);
    const cache = cached(model, new Map(), { key: ({ params }) => (params.seed === undefined ? undefined : "always") });
    const seeded = (text: string) => ask(text, { params: { seed: 1 } });
    const texts = [];
    for (const request of [seeded("a"), seeded("b"), ask("c"), ask("c")]) texts.push((await cache.generate(request)).text);
    expect(texts).toEqual(["first", "first", "second", "third"]);
  });
});
