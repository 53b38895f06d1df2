import { oneLine } from "./one-line.js";

/** Folds a text for comparison: character width and composition, case and white space make no difference. */
export function fold(text: string): string {
  return oneLine(text.normalize("NFKC")).toLowerCase();
}
