/** Where a text stood first. */
export interface SeenText {
  readonly text: string;
  readonly place: string;
}

interface Entry extends SeenText {
  readonly image: string | undefined;
}

/** The texts of a whole check, so that one which two images share is found, however many files lie between. */
export class SeenTexts {
  readonly #first = new Map<string, Entry>();

  /** The same text of another image, seen before; what is seen first is remembered. */
  meet(text: string, image: string | undefined, place: string): SeenText | undefined {
    const key = keyOf(text);
    if (key === "") return undefined;
    const first = this.#first.get(key);
    if (!first) this.#first.set(key, { text, image, place });
    else if (image === undefined || first.image !== image) return first;
    return undefined;
  }
}

/** Coarser than the rule, which has the last word: letters and digits alone. */
function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{S}]+/gu, " ")
    .trim();
}
