/**
 * Finds the candidate that is most similar to a misspelt word, ignoring case; the first of several that are equally similar.
 *
 * @param limit maximum number of letters that are inserted, deleted, changed or swapped with their neighbour
 * @example
 * nearest("imgae", ["image", "list"]); // "image"
 */
export function nearest(word: string, candidates: readonly string[], limit = 2): string | undefined {
  const written = word.toLowerCase();
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) > limit) continue;
    const distance = editDistance(written, candidate.toLowerCase());
    if (distance <= limit && (!best || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** The optimal string alignment distance: Levenshtein's, with a swap of neighbours as one edit. */
function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = at(last, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swap = isSwap ? at(beforeLast, j - 2) + 1 : change;
      row.push(Math.min(change, swap, at(last, j) + 1, at(row, j - 1) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, other.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
