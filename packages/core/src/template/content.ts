import type { Part } from "../message.js";
import { countAtStart, endWithout } from "./blanks.js";

/** Puts the content of one message together: joins neighbouring text, and trims it beside parts. */
export class Content {
  readonly #parts: Part[] = [];
  /** The text since the last part. */
  #text = "";
  /** How much of `#text` is kept at the message's end: all up to the end of the last value. */
  #kept = 0;

  /** Text of the template; `first` where no slot stands before it. */
  literal(text: string, first: boolean): void {
    // The message begins here where the slots before it gave nothing: what parted them from the text goes.
    const begins = !first && this.#text === "" && this.#parts.length === 0;
    this.#text += begins ? text.slice(countAtStart(text, " \t\n")) : text;
  }

  /** Text of a value. It keeps its white space at both ends of a message. */
  value(text: string): void {
    this.#text += text;
    if (text) this.#kept = this.#text.length;
  }

  part(part: Part): void {
    this.#flush();
    this.#parts.push(part);
  }

  /** Marks the last part. Where only slots without a value stand before it, there is nothing to cache. */
  mark(): void {
    this.#flush();
    const last = this.#parts.pop();
    if (last) this.#parts.push({ ...last, cache: true });
  }

  end(): readonly Part[] {
    this.#text = this.#text.slice(0, endWithout(this.#text, " \t\n", this.#kept));
    this.#flush(this.#text.length);
    return this.#parts;
  }

  /** Makes a part of the text so far; beside another part it loses its blanks, and keeps its newlines. */
  #flush(end = endWithout(this.#text, " \t")): void {
    const start = this.#parts.length > 0 ? countAtStart(this.#text, " \t") : 0;
    const text = this.#text.slice(start, end);
    if (/\S/.test(text)) this.#parts.push({ type: "text", text });
    this.#text = "";
    this.#kept = 0;
  }
}
