import { describe, expect, it } from "vitest";
import { LoopDetector } from "./loop-detector.js";

/** How many tokens of an endless answer pass before it is called a loop. */
function noticedAfter(token: (index: number) => number, limit = 2000): number | undefined {
  const detector = new LoopDetector();
  const tokens: bigint[] = [7n, 7n, 7n];
  for (let index = 0; index < limit; index++) {
    tokens.push(BigInt(token(index)));
    if (detector.loops(tokens, 3)) return index + 1;
  }
  return undefined;
}

describe("LoopDetector", () => {
  it("notices one token, a phrase and a long sentence", () => {
    expect(noticedAfter(() => 5)).toBeLessThan(90);
    expect(noticedAfter((index) => index % 4)).toBeLessThan(90);
    expect(noticedAfter((index) => index % 40)).toBeLessThan(160);
  });

  it("notices one that begins late", () => {
    expect(noticedAfter((index) => (index < 300 ? (index * index) % 997 : index % 6))).toBeLessThan(400);
  });

  it("lets a list with a counter, and a text that comes back twice, pass", () => {
    expect(noticedAfter((index) => (index % 6 === 0 ? 100 + index : index % 6), 600)).toBeUndefined();
    expect(noticedAfter((index) => (index % 100) * 3, 250)).toBeUndefined();
  });
});
