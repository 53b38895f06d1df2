/**
 * The text of an answer as it is generated: without surrounding white space, and only up to the first stop sequence. What
 * may be the beginning of a stop sequence, or white space at the end, is held back until more text follows.
 */
export class AnswerText {
  readonly #stop: readonly string[];
  #held = "";
  #text = "";
  #stopped = false;

  constructor(stop: readonly string[]) {
    this.#stop = stop;
  }

  /** All text that was returned so far. */
  get text(): string {
    return this.#text;
  }

  /** Whether a stop sequence was found: the answer is complete, whatever the model would add. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Adds text, and returns what is certain to be part of the answer. */
  push(text: string): string {
    if (this.#stopped) return "";
    this.#held += text;
    if (this.#text === "") this.#held = this.#held.trimStart();
    const stops = this.#stop.map((stop) => this.#held.indexOf(stop)).filter((at) => at !== -1);
    if (stops.length > 0) {
      this.#stopped = true;
      return this.#release(this.#held.slice(0, Math.min(...stops)).trimEnd().length);
    }
    const certain = this.#held.slice(0, this.#held.length - this.#beginningOfStop());
    return this.#release(certain.trimEnd().length);
  }

  /** Returns the text that was held back, once no more text follows. */
  end(): string {
    return this.#stopped ? "" : this.#release(this.#held.trimEnd().length);
  }

  #release(length: number): string {
    const text = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    this.#text += text;
    return text;
  }

  /** How many of the last characters may be the beginning of a stop sequence. */
  #beginningOfStop(): number {
    let longest = 0;
    for (const stop of this.#stop) {
      for (let length = Math.min(stop.length - 1, this.#held.length); length > longest; length--) {
        if (this.#held.endsWith(stop.slice(0, length))) longest = length;
      }
    }
    return longest;
  }
}
