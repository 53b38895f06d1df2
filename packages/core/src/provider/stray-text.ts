/** Maximum number of characters that are kept. */
const maxLength = 64_000;

/** Matches the start of a line of JSON, of an HTML page, or with `error`. No field of an event starts like this. */
const strayLine = /^\s*(?:error\b|[{}[\]"<])/i;
const strayLineWithin = /[\r\n]\s*(?:error\b|[{}[\]"<])/i;
/** How many characters are needed to decide whether a line is one of these. */
const decisive = 6;

/** Collects the lines of a stream outside of its events, such as an error that a server writes when it fails. */
export class StrayText {
  text = "";
  /** The beginning of the current line until it is decided; `undefined` after that. */
  #begun: string | undefined = "";
  /** Whether the current line is kept. */
  #open = false;

  /** Whether a piece contains only complete lines of events, as almost all do. */
  isPlain(piece: string): boolean {
    if (this.#open || this.#begun) return false;
    if (this.#begun === undefined) return !/[\r\n]/.test(piece);
    return /[\r\n]$/.test(piece) && !strayLine.test(piece) && !strayLineWithin.test(piece);
  }

  /** Reads a piece of at most one line, including its line break. */
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

  /** Returns the kept text if it contains an error, and clears it in any case. */
  takeError(): string | undefined {
    const { text } = this;
    if (text === "") return undefined;
    this.text = "";
    return errorText(text);
  }

  /** The kept text, including an undecided line. */
  rest(): string {
    return this.text + (this.#begun ?? "");
  }

  #keep(text: string): void {
    if (this.text.length < maxLength) this.text = (this.text + text).slice(0, maxLength);
  }
}

/** The JSON or the message after `error:`, or JSON alone. */
function errorText(text: string): string | undefined {
  const [, words] = /^\s*error\b\s*:?\s*([\s\S]*)$/i.exec(text) ?? [];
  if (words !== undefined) return words.trim() || undefined;
  return /^\s*[{[]/.test(text) ? text.trim() : undefined;
}
