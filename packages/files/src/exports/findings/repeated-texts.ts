import { digestOf } from "../digest.js";

/** Tells which texts come up more than once. Of each it keeps a digest: a hundred thousand of them are a few megabytes. */
export class RepeatedTexts {
  readonly #seen = new Set<number>();
  readonly #repeated = new Set<number>();

  add(text: string): void {
    const digest = digestOfText(text);
    if (digest === undefined) return;
    (this.#seen.has(digest) ? this.#repeated : this.#seen).add(digest);
  }

  has(text: string): boolean {
    const digest = digestOfText(text);
    return digest !== undefined && this.#repeated.has(digest);
  }
}

/** Case, blanks and the final full stop make no other text of it. */
function digestOfText(text: string): number | undefined {
  const folded = text
    .toLowerCase()
    .replace(/[\s.]+/g, " ")
    .trim();
  return folded === "" ? undefined : digestOf(folded);
}
