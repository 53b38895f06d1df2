import type { Part } from "../message.js";
import { countAtStart, endWithout } from "./blanks.js";

/** Builds the content of one message: joins neighbouring text, and trims it next to parts. */
export class Content {
  readonly #parts: Part[] = [];
  /** The text since the last part. */
  #text = "";
  /** The length of `#text` that is not trimmed at the end of the message: up to the end of the last value. */
  #kept = 0;

  /** Adds text of the template; `first` if no slot precedes it. */
  literal(text: string, first: boolean): void {
    // If the slots before it rendered nothing, the message begins here, and leading white space is dropped.
    const begins = !first && this.#text === "" && this.#parts.length === 0;
    this.#text += begins ? text.slice(countAtStart(text, " \t\n")) : text;
  }

  /** Adds the text of a value, whose white space is kept at both ends of a message. */
  value(text: string): void {
    this.#text += text;
    if (text) this.#kept = this.#text.length;
  }

  part(part: Part): void {
    this.#flush();
    this.#parts.push(part);
  }

  /** Marks the last part. If only slots without a value precede it, there is nothing to cache. */
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

  /** Turns the text so far into a part. Next to another part it loses its blanks and keeps its newlines. */
  #flush(end = endWithout(this.#text, " \t")): void {
    const start = this.#parts.length > 0 ? countAtStart(this.#text, " \t") : 0;
    const text = this.#text.slice(start, end);
    if (/\S/.test(text)) this.#parts.push({ type: "text", text });
    this.#text = "";
    this.#kept = 0;
  }
}
