import type { Outcome } from "./caption-one.js";
import { OutageError } from "./outage-error.js";
import { weightOf } from "./weight-of-failure.js";

/** An image that failed. */
export type Failing = Extract<Outcome, { error: unknown }>;

/** What a failure leads to: it is one; it is held back until more is known; or the run ends by it. */
export type Verdict = "failed" | "held" | { readonly error: unknown };

/**
 * Tells an image that fails from a run that fails. What may be the provider's or the account's fault is held back: an
 * answer to another image makes it a failure of its own image, and many in a row end the run with all of them open, so
 * that ten thousand images are not written off for an hour without a network.
 */
export class Suspicion {
  readonly #limit: number;
  #held: Failing[] = [];
  /** No longer held back: they are failures of their own images. */
  #cleared: Failing[] = [];
  #answered = false;

  constructor(concurrency: number) {
    this.#limit = Math.max(10, 2 * concurrency);
  }

  /** Someone was there to answer. It is told as the answer comes, not once it is on the disk: by then the network may be gone. */
  answered(): void {
    this.#answered = true;
    this.#cleared.push(...this.#held.splice(0));
  }

  /** The failures that were held back and are known to be such by now. */
  cleared(): readonly Failing[] {
    return this.#cleared.splice(0);
  }

  /** All that are held back, at the end. */
  release(): readonly Failing[] {
    return this.#held.splice(0);
  }

  /** What the run ends by after its last source: nobody has answered at all, and too few were asked to tell before. */
  get verdictAtEnd(): { readonly error: unknown } | undefined {
    const last = this.#held.at(-1);
    // What a provider says of a request was said by someone who was there.
    if (this.#answered || !last || this.#held.some(({ error }) => weightOf(error) === "request")) return undefined;
    return weightOf(last.error) === "outage" ? { error: new OutageError(last.error) } : { error: last.error };
  }

  holds(failing: Failing): boolean {
    return this.#held.includes(failing);
  }

  weigh(failing: Failing): Verdict {
    const { error } = failing;
    const weight = weightOf(error);
    if (weight === "end") return { error: endingIn(error) };
    if (weight === "image" || (weight === "request" && this.#answered)) return "failed";
    if (weight === "account" && !this.#answered) return { error };
    this.#held.push(failing);
    if (this.#held.length < this.#limit) return "held";
    return { error: weight === "outage" ? new OutageError(error) : error };
  }
}

/** Where several models were tried, what ends the run stands among their errors. */
function endingIn(error: unknown): unknown {
  const { failed } = error as { failed?: readonly { readonly error: unknown }[] };
  const ending = failed?.find((model) => weightOf(model.error) === "end");
  return ending ? endingIn(ending.error) : error;
}
