/**
 * A number of three figures or fewer, and the unit that it is then in: `12.3` and `k`. It never says `1000 k` for what
 * is about a million.
 */
export function scaled(value: number, units: readonly string[]): { readonly figure: string; readonly unit: string } {
  let size = Math.max(0, value);
  let index = 0;
  // What would be rounded to 1000 belongs to the next unit already.
  while (size >= 999.5 && index < units.length - 1) {
    size /= 1000;
    index++;
  }
  // The first unit is whole things: there is no tenth of a token.
  const digits = index === 0 || size >= 99.95 ? 0 : 1;
  return { figure: size.toFixed(digits).replace(/\.0$/, ""), unit: units[index] ?? "" };
}
