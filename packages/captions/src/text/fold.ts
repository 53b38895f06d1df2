import { oneLine } from "./one-line.js";

/** A text as it is compared: width and composition, case and blanks make no difference. */
export function fold(text: string): string {
  return oneLine(text.normalize("NFKC")).toLowerCase();
}
