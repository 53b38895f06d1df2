/** A model in, a model out. */

import { tokensFor } from "../../src/cost/tokens-for.js";
import type { Model } from "../../src/index.js";
import { cached, fallback, pace, pacer, type priced, retry, type traced } from "../../src/index.js";
import { testModel } from "../../src/test/index.js";
import type { Equal, Expect } from "../expect.js";

const one = testModel("");

export type Out = [
  Expect<Equal<ReturnType<typeof retry>, Model>>,
  Expect<Equal<ReturnType<typeof fallback>, Model>>,
  Expect<Equal<ReturnType<typeof pace>, Model>>,
  Expect<Equal<ReturnType<typeof cached>, Model>>,
  Expect<Equal<ReturnType<typeof traced>, Model>>,
  Expect<Equal<ReturnType<typeof priced>, Model>>,
];

fallback(one);
fallback(one, one, one);
fallback(one, one, { refusals: true });
fallback(...["a", "b"].map((id) => testModel("", { id })));
// @ts-expect-error options come last
fallback(one, { refusals: true }, one);
// @ts-expect-error options alone are no model
fallback({ refusals: true });
// @ts-expect-error there is no such option
fallback(one, one, { refusal: true });

retry(one, { retries: 3, onRetry: ({ delay }) => void delay.toFixed() });
pace(one, { rpm: 10 });
pace(one, pacer({ rpm: 10 }));
// @ts-expect-error a pace is a number
pace(one, { rpm: "10" });

cached(one, new Map());
cached(one, new Map<string, string>());
cached(one, { get: async (_key: string) => null, set: async (_key: string, _value: string, _ttl?: number) => true });
// @ts-expect-error values are texts
cached(one, new Map<string, number>());
// @ts-expect-error a store has to keep something
cached(one, { get: () => undefined });

tokensFor(one, { width: 1, height: 1 }) satisfies number | undefined;
// @ts-expect-error an image has a height
tokensFor(one, { width: 1 });
