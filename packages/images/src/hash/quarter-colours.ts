import type { Thumbnail } from "./thumbnail.js";

/** The mean red, green and blue of each quarter, from the top left, in 24 hexadecimal digits. The middle column is in both sides. */
export function quarterColours({ data, width, height }: Thumbnail): string {
  const columns = Math.ceil(width / 2);
  const rows = Math.ceil(height / 2);
  let digits = "";
  for (const top of [0, height - rows]) {
    for (const left of [0, width - columns]) {
      for (let band = 0; band < 3; band++) {
        let sum = 0;
        for (let row = top; row < top + rows; row++) {
          for (let column = left; column < left + columns; column++) sum += data[(row * width + column) * 3 + band] ?? 0;
        }
        digits += Math.round(sum / (rows * columns))
          .toString(16)
          .padStart(2, "0");
      }
    }
  }
  return digits;
}
