import { nearest as nearestSpelling } from "@legenda/core/text";

/** The candidate that a mistyped word most likely means: one that starts with it, or one that differs in at most a third of its letters. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const exact = nearestSpelling(word, candidates, 1);
  const beginning = word.length > 2 ? candidates.find((one) => one.toLowerCase().startsWith(word.toLowerCase())) : undefined;
  return exact ?? beginning ?? nearestSpelling(word, candidates, limit);
}
