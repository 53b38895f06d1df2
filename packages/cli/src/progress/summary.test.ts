import { expect, test } from "vitest";
import { ResultTally } from "./result-tally.js";
import { summary } from "./summary.js";
import { failureOf, progressOf } from "./testing/progress-of.js";

const limit = { name: "RateLimitError", reason: undefined, status: 429, retryable: true };

test("what became of the images, what it took, and what to do next", () => {
  const tally = new ResultTally();
  for (let index = 0; index < 14; index++) tally.add(failureOf(`${index}.jpg`, { ...limit, message: "Asked to wait 20 s." }));
  for (let index = 0; index < 8; index++) tally.add(failureOf(`shop/${index}.jpg`));
  tally.add(failureOf("big.png", { reason: "too-large", message: 'The image "big.png" has 400 megapixels.' }));
  const progress = progressOf({
    finished: 3000,
    called: 2640,
    fromJournal: 120,
    duplicates: 14,
    kept: 203,
    failed: 23,
    requests: 2700,
    inputTokens: 2_300_000,
    outputTokens: 180_000,
    cost: 0.42,
    totalCost: 0.5,
    elapsedMs: 724_000,
    stage: "finished",
  });
  const options = { outputs: ["captions.csv", "review\u001b[2J.html"], command: ["legenda", "caption", "my photos"], budget: 5 };
  expect(summary(progress, { failures: tally.failures, cutShort: 3, failedBefore: tally.failedBefore }, options)).toEqual([
    "3,000 images in 12 min 4 s.",
    "  captioned  2,774 (120 in earlier runs, 14 duplicates)",
    "  kept       203 (had a caption already)",
    "  cut off    3 (the answer reached its maximum length)",
    "  failed     23",
    "    14 RateLimitError: Asked to wait 20 s.",
    '    8 ImageError (truncated), such as: The image "shop/0.jpg" ends in the middle.',
    '    1 ImageError (too-large): The image "big.png" has 400 megapixels.',
    "  requests   2,700",
    "  tokens     2.3M in, 180k out",
    "  cost       $0.50 of $5.00 ($0.42 in this run)",
    "Written: captions.csv",
    "         review\\x1b[2J.html",
    "To try again what failed:",
    "  legenda caption 'my photos' --retry-failed",
  ]);
});

const none = { failures: [], cutShort: 0, failedBefore: 0 };

test("a run that stopped says how far it came, and how it goes on", () => {
  const lines = summary(progressOf({ finished: 1284, called: 1284, elapsedMs: 61_000, requests: 9 }), none);
  expect(lines[0]).toBe("Stopped after 1 min 1 s: 1,284 of 3,000 images are done.");
  expect(lines.at(-1)).toBe("Run the same command to continue where it stopped.");
  const fresh = (...more: readonly string[]) =>
    summary(progressOf({ finished: 1 }), none, { command: ["legenda", "caption", ".", ...more] }).at(-1);
  expect(fresh("--fresh")).toBe("Run the same command without --fresh to continue where it stopped.");
  expect(fresh("--", "--fresh")).toBe("Run the same command to continue where it stopped.");
  expect(lines).toContain("  cost       unknown (the model has no known price)");
});

test("failures of earlier runs are told apart", () => {
  const tally = new ResultTally();
  for (let index = 0; index < 3; index++) tally.add(failureOf(`${index}.jpg`, limit, index < 2 ? "journal" : "call"));
  expect(summary(progressOf({ finished: 9, failed: 3 }), tally)).toContain("  failed     3 (2 in earlier runs, not tried again)");
  const before = new ResultTally();
  before.add(failureOf("a.jpg", limit, "journal"));
  expect(summary(progressOf({ finished: 9, failed: 1 }), before)).toContain("  failed     1 (in earlier runs, not tried again)");
});

test("where trying again alone is of no use, that is said before how it is done", () => {
  const tally = new ResultTally();
  tally.add(failureOf("a.jpg"));
  const end = () => summary(progressOf({ finished: 1, failed: 1 }), tally, { command: ["legenda", "caption", "."] }).slice(-2);
  expect(end()).toEqual([
    "These images failed for reasons that another try will not change. After fixing them, run:",
    "  legenda caption . --retry-failed",
  ]);
  tally.add(failureOf("b.jpg", limit));
  expect(end()[0]).toBe("To try again what failed:");
});

test("a run in which all went well says no more than that", () => {
  const progress = progressOf({ total: 1, finished: 1, called: 1, elapsedMs: 850, requests: 1, cost: 0.0004, totalCost: 0.0004 });
  expect(summary(progress, none)).toEqual(["1 image in 850 ms.", "  captioned  1", "  requests   1", "  cost       $0.0004"]);
});

test("failures of any number of kinds and messages are counted, in bounded memory", () => {
  const tally = new ResultTally();
  const letters = (index: number) => index.toString(26).replace(/\d/g, (digit) => "qrstuvwxyz"[Number(digit)] ?? "");
  for (let index = 0; index < 20_000; index++) {
    tally.add(failureOf("a", { name: `Error${letters(index % 500)}`, message: `Message ${letters(index)}`, reason: undefined }));
  }
  for (let index = 0; index < 100; index++)
    tally.add(failureOf("a", { name: "Errorq", message: "The usual.", reason: undefined }));
  expect(tally.failures.length).toBeLessThanOrEqual(51);
  expect(tally.failures.reduce((sum, { count }) => sum + count, 0)).toBe(20_100);
  const lines = summary(progressOf({ total: 20_100, finished: 20_100, failed: 20_100 }), {
    failures: tally.failures,
    cutShort: 0,
    failedBefore: 0,
  });
  expect(lines.filter((line) => line.startsWith("    "))).toHaveLength(9);
});

test("the commonest message stands for its kind, whatever names and numbers are in it", () => {
  const tally = new ResultTally();
  tally.add(failureOf("a", { message: "Seldom." }));
  for (let index = 0; index < 3; index++) tally.add(failureOf("a", { message: `Waited ${index} s for /tmp/${index}.jpg` }));
  expect(tally.failures).toEqual([
    { kind: "ImageError (truncated)", count: 4, message: "Waited 0 s for /tmp/0.jpg", varies: true, alike: 3, retryable: false },
  ]);
});
