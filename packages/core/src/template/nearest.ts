/** The candidate that a word was most likely meant to be: at most `limit` slips of the pen away, letter case aside. */
export function nearest(word: string, candidates: readonly string[], limit = 2): string | undefined {
  const written = word.toLowerCase();
  for (let slips = 0; slips <= limit; slips++) {
    const found = candidates.find((candidate) => isWithin(slips, written, candidate.toLowerCase()));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether so many letters put in, left out, changed or swapped with their neighbour turn one word into the other. */
function isWithin(slips: number, a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [left, right] = [a.slice(same), b.slice(same)];
  if (left === right || slips === 0) return left === right;
  const swapped = left[0] === right[1] && left[1] === right[0];
  return (
    isWithin(slips - 1, left.slice(1), right) ||
    isWithin(slips - 1, left, right.slice(1)) ||
    isWithin(slips - 1, left.slice(1), right.slice(1)) ||
    (swapped && isWithin(slips - 1, left.slice(2), right.slice(2)))
  );
}
