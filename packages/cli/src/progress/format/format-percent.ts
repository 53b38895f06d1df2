/** How much of a whole is done, rounded down, so that `100 %` is said only when it is: `42 %`. Nothing of nothing is all. */
export function formatPercent(part: number, whole: number): string {
  const share = whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole));
  // 0.29 * 100 is 28.999…: only what lies that near to the next number counts as it.
  return `${Math.floor(share * 100 + 1e-9)} %`;
}
