/**
 * An answer's text as it comes: without blanks around it, and only up to the first of its stop texts. What may be
 * the beginning of a stop text, or blanks at the end, is held back until more is known.
 */
export class AnswerText {
  readonly #stop: readonly string[];
  #held = "";
  #text = "";
  #stopped = false;

  constructor(stop: readonly string[]) {
    this.#stop = stop;
  }

  /** All that was given out. */
  get text(): string {
    return this.#text;
  }

  /** Whether a stop text came: the answer is whole, whatever the model would still say. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Takes what came, and gives what is certain. */
  push(text: string): string {
    if (this.#stopped) return "";
    this.#held += text;
    if (this.#text === "") this.#held = this.#held.trimStart();
    const found = this.#stop.map((stop) => this.#held.indexOf(stop)).filter((at) => at !== -1);
    if (found.length > 0) {
      this.#stopped = true;
      return this.#give(this.#held.slice(0, Math.min(...found)).trimEnd().length);
    }
    const certain = this.#held.slice(0, this.#held.length - this.#beginningOfStop());
    return this.#give(certain.trimEnd().length);
  }

  /** Gives what was held back, once nothing more comes. */
  end(): string {
    return this.#stopped ? "" : this.#give(this.#held.trimEnd().length);
  }

  #give(length: number): string {
    const given = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    this.#text += given;
    return given;
  }

  /** How many of the last characters may be the beginning of a stop text. */
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
