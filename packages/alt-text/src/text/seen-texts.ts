/** The first occurrence of a text. */
export interface SeenText {
  readonly text: string;
  readonly place: string;
}

interface Entry extends SeenText {
  readonly image: string | undefined;
}

/** Remembers the texts of images across files, to find texts that several images share. */
export class SeenTexts {
  readonly #first = new Map<string, Entry>();

  /**
   * Returns the first occurrence of the text, if it belongs to another image. A new text is remembered.
   *
   * @param image identifies the image, so that one image with the same text in two places is not a repetition
   * @param place names the place in messages
   */
  firstOccurrence(text: string, image: string | undefined, place: string): SeenText | undefined {
    const key = keyOf(text);
    if (key === "") return undefined;
    const first = this.#first.get(key);
    if (!first) this.#first.set(key, { text, image, place });
    else if (image === undefined || first.image !== image) return first;
    return undefined;
  }
}

/** Only letters and digits: coarser than the rule `repeated-in-batch`, which decides. */
function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{S}]+/gu, " ")
    .trim();
}
