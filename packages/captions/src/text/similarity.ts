import { fold } from "./fold.js";

/** How alike two texts are, from 0 (nothing in common) to 1 (the same words). */
export type Similarity = (one: string, other: string) => number;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * How alike two texts are by their letters: the mean of two Dice coefficients, over words and over triples of
 * characters, so that a changed word counts and an inflected one counts less. Case, punctuation and blanks do not
 * matter. It knows no synonyms: for meaning, pass a function of your own over text embeddings.
 *
 * @example
 * similarity("A red circle.", "Red circle"); // 0.83…
 */
export const similarity: Similarity = (one, other) => {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  if (first.length === 0 || second.length === 0) return first.length === second.length ? 1 : 0;
  return (dice(first, second) + dice(triplesOf(first), triplesOf(second))) / 2;
};

/** The words of a text, folded. Languages that write without blanks are split too. */
export function wordsOf(text: string): string[] {
  return [...segmenter.segment(fold(text))].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

function triplesOf(words: readonly string[]): string[] {
  const characters = [...` ${words.join(" ")} `];
  return characters.slice(2).map((_, index) => characters.slice(index, index + 3).join(""));
}

/** Twice what is in both, over what is in each; as often as it is there. */
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
