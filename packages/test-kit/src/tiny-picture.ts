import { png } from "./png.js";

/** A PNG of 8 x 8 pixels, a different one for each number: the first pixel holds the number in red, green and blue. */
export function tinyPicture(number: number): Buffer<ArrayBuffer> {
  return png({ width: 8, height: 8, number });
}
