/** A whole number with its thousands parted: `12,345`. The same in every locale, as the rest of the command's English is. */
export function formatCount(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
}
