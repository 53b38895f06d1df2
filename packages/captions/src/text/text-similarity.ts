import { fold } from "./fold.js";

/** Returns how similar two texts are, from 0 (nothing in common) to 1 (the same words). */
export type TextSimilarity = (one: string, other: string) => number;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * Returns how similar two texts are by their spelling: the mean of two Dice coefficients, over words and over triples of
 * characters, so that an inflected word counts for less than a different one. Case, punctuation and white space are
 * ignored. Synonyms are not recognised: for similarity of meaning, use text embeddings.
 *
 * @example
 * textSimilarity("A red circle.", "Red circle"); // 0.83…
 */
export const textSimilarity: TextSimilarity = (one, other) => {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  if (first.length === 0 || second.length === 0) return first.length === second.length ? 1 : 0;
  return (dice(first, second) + dice(triplesOf(first), triplesOf(second))) / 2;
};

/** Returns the words of a text, folded for comparison, also in languages that are written without spaces. */
export function wordsOf(text: string): string[] {
  return [...segmenter.segment(fold(text))].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

function triplesOf(words: readonly string[]): string[] {
  const characters = [...` ${words.join(" ")} `];
  return characters.slice(2).map((_, index) => characters.slice(index, index + 3).join(""));
}

/** Returns the Dice coefficient of two lists, in which items may repeat. */
function dice(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const item of one) left.set(item, (left.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of other) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    left.set(item, count - 1);
    common++;
  }
  return (2 * common) / (one.length + other.length);
}
