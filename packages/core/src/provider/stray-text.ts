/** The most characters that are kept. */
const maxLength = 64_000;

/** A line of JSON, of a page, or one that says `error`. No field of an event begins so. */
const strayLine = /^\s*(?:error\b|[{}[\]"<])/i;
const strayLineWithin = /[\r\n]\s*(?:error\b|[{}[\]"<])/i;
/** So many characters tell whether a line is one of these. */
const decisive = 6;

/** The lines of a stream that belong to no event: what a server writes into it when it fails. */
export class StrayText {
  text = "";
  /** The beginning of the current line, as long as it does not tell what the line is; `undefined` within a line. */
  #begun: string | undefined = "";
  /** Whether the current line is kept. */
  #open = false;

  /** Whether a piece holds whole lines of events alone, as almost all do. */
  isPlain(piece: string): boolean {
    if (this.#open || this.#begun) return false;
    if (this.#begun === undefined) return !/[\r\n]/.test(piece);
    return /[\r\n]$/.test(piece) && !strayLine.test(piece) && !strayLineWithin.test(piece);
  }

  /** Takes in a piece of at most one line, its end included. */
  feed(piece: string): void {
    const isEnd = /[\r\n]$/.test(piece);
    if (this.#begun !== undefined) {
      this.#begun += piece;
      if (isEnd || this.#begun.trimStart().length >= decisive) {
        this.#open = strayLine.test(this.#begun);
        if (this.#open) this.#keep(this.#begun);
        this.#begun = undefined;
      }
    } else if (this.#open) this.#keep(piece);
    if (!isEnd) return;
    this.#begun = "";
    this.#open = false;
  }

  /** What is kept, where it tells of an error; it is forgotten either way. */
  takeError(): string | undefined {
    const { text } = this;
    if (text === "") return undefined;
    this.text = "";
    return errorText(text);
  }

  /** The text that is kept, with a line that is not decided. */
  rest(): string {
    return this.text + (this.#begun ?? "");
  }

  #keep(text: string): void {
    if (this.text.length < maxLength) this.text = (this.text + text).slice(0, maxLength);
  }
}

/** The JSON, or else the words, behind `error:`; JSON that stands by itself. */
function errorText(text: string): string | undefined {
  const [, words] = /^\s*error\b\s*:?\s*([\s\S]*)$/i.exec(text) ?? [];
  if (words !== undefined) return words.trim() || undefined;
  return /^\s*[{[]/.test(text) ? text.trim() : undefined;
}
