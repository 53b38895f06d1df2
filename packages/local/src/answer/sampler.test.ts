import { describe, expect, it } from "vitest";
import { sampler } from "./sampler.js";

/** Draws once with a given random number. */
function drawn(
  scores: readonly number[],
  options: { temperature?: number; topK?: number; topP?: number },
  random: number,
): number {
  const logits = { data: Float32Array.from(scores) };
  sampler({ temperature: 1, topK: 0, topP: 1, ...options }, () => random)(undefined, logits);
  expect(logits.data.filter((score) => score > Number.NEGATIVE_INFINITY)).toHaveLength(1);
  return logits.data.indexOf(0);
}

/** Logits of the shares 1/2, 1/4, 1/8, 1/8, out of order. */
const scores = [Math.log(0.125), Math.log(0.5), Math.log(0.125), Math.log(0.25)];

describe("sampler", () => {
  it("draws each token by its share", () => {
    const counts = [0, 0, 0, 0];
    for (let at = 0; at < 800; at++)
      counts[drawn(scores, {}, (at + 0.5) / 800)] = (counts[drawn(scores, {}, (at + 0.5) / 800)] ?? 0) + 1;
    expect(counts).toEqual([100, 400, 100, 200]);
  });

  it("keeps only the likeliest that have topP together, and always one", () => {
    expect(drawn(scores, { topP: 0.75 }, 0.999)).toBe(3);
    expect(drawn(scores, { topP: 0.76 }, 0.999)).toBe(0);
    expect(drawn(scores, { topP: 0.01 }, 0.999)).toBe(1);
  });

  it("keeps only topK", () => {
    expect(drawn(scores, { topK: 2 }, 0.999)).toBe(3);
  });

  it("comes close to the likeliest at a low temperature", () => {
    expect(drawn(scores, { temperature: 0.01 }, 0.999)).toBe(1);
  });

  it("survives scores of minus infinity", () => {
    expect(drawn([Number.NEGATIVE_INFINITY, 3, Number.NEGATIVE_INFINITY], {}, 0.5)).toBe(1);
  });
});
