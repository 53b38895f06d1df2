import { readStream } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { OverloadedError } from "../errors/index.js";
import type { Model } from "../model.js";
import { attemptsOf } from "../reply/attempts.js";
import { testModel } from "../test/index.js";
import { cached } from "./cached.js";
import { fallback } from "./fallback.js";
import { pace } from "./pace.js";
import { retry } from "./retry.js";
import { fakeClock } from "./testing/fake-clock.js";
import { fakeTracer } from "./testing/fake-tracer.js";
import { ask } from "./testing/requests.js";
import { traced } from "./traced.js";
import { isRetrying } from "./wrap-model.js";

const kinds = ["retry", "fallback", "pace", "cached", "traced"] as const;
type Kind = (typeof kinds)[number];

function wrappers() {
  const instant = { now: () => 0, delay: async () => {} };
  const tracer = fakeTracer();
  const wrap: Record<Kind, (model: Model) => Model> = {
    retry: (model) => retry(model, { clock: instant }),
    fallback: (model) => fallback(model, testModel(new OverloadedError("Spare.", { provider: "spare" }))),
    pace: (model) => pace(model, { concurrency: 1, clock: fakeClock() }),
    cached: (model) => cached(model, new Map<string, string>()),
    traced: (model) => traced(model, { tracer }),
  };
  return { wrap, tracer };
}

function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

test("the wrappers compose in any order: generate, stream and cache", async () => {
  for (const order of orders(kinds)) {
    const { wrap, tracer } = wrappers();
    const base = testModel([new OverloadedError("Full.", { provider: "test" }), "A wolf.", "never"]);
    const model = order.reduceRight<Model>((inner, kind) => wrap[kind](inner), base);
    expect(isRetrying(model), order.join()).toBe(true);

    const reply = await model.generate(ask());
    expect(reply, order.join()).toMatchObject({ text: "A wolf.", provider: "test" });
    // Where the row is inside, its spare has been asked in vain as well.
    expect(attemptsOf(reply), order.join()).toBe(order.indexOf("retry") < order.indexOf("fallback") ? 3 : 2);
    const [again, stream] = await Promise.all([model.generate(ask()), readStream(model.stream(ask()))]);
    expect([again.text, stream.text, stream.reply?.finish], order.join()).toEqual(["A wolf.", "A wolf.", "stop"]);
    expect(attemptsOf(again), order.join()).toBe(0);
    expect(base.requests, order.join()).toHaveLength(2);
    expect(
      tracer.spans.every(({ ended }) => ended === 1),
      order.join(),
    ).toBe(true);
  }
});

test("in any order a stream begins again before its first piece, and leaving it frees the place", async () => {
  for (const order of orders(kinds)) {
    const { wrap } = wrappers();
    const base = testModel([{ chunks: [], breaks: "cut" }, { chunks: ["A ", "wolf."] }, "second"]);
    const model = order.reduceRight<Model>((inner, kind) => wrap[kind](inner), base);
    for await (const delta of model.stream(ask())) {
      expect(delta, order.join()).toEqual({ type: "text", text: "A " });
      break;
    }
    expect((await model.generate(ask())).text, order.join()).toBe("second");
  }
});

test("in any order an abort is an abort", async () => {
  for (const order of orders(kinds)) {
    const { wrap } = wrappers();
    const stop = new AbortController();
    const base = testModel(async () => {
      stop.abort("enough");
      return "never";
    });
    const slow: Model = {
      ...base,
      generate: async (request) => {
        const reply = await base.generate(request);
        request.signal?.throwIfAborted();
        return reply;
      },
    };
    const model = order.reduceRight<Model>((inner, kind) => wrap[kind](inner), slow);
    await expect(model.generate(ask("", { signal: stop.signal })), order.join()).rejects.toBe("enough");
    expect(base.requests, order.join()).toHaveLength(1);
  }
});
