/** The candidate that a word was most likely meant to be: the fewest slips of the pen, and no more than a third of its letters. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const written = word.toLowerCase();
  const limit = Math.max(2, Math.floor(word.length / 3));
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of candidates) {
    const slips =
      candidate.toLowerCase().startsWith(written) && written.length > 2 ? 1 : distance(written, candidate.toLowerCase());
    if (slips <= limit && (!best || slips < best.slips)) best = { candidate, slips };
  }
  return best?.candidate;
}

/** Letters put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
