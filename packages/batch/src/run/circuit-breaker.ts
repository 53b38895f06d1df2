import { failureScope } from "./classify-failure.js";
import type { FailedImage } from "./image-outcome.js";
import { OutageError } from "./outage-error.js";

/** What a failure leads to: the image fails, the failure is held back until more is known, or the run ends. */
export type Verdict = "failed" | "held" | { readonly error: unknown };

/**
 * Tells a failing image from a failing run. A failure that may be the provider's or the account's is held back: an answer
 * to another image makes it a failure of its own image; many in a row end the run and leave all of them open, so that an
 * hour without a network does not fail ten thousand images.
 */
export class CircuitBreaker {
  readonly #threshold: number;
  #held: FailedImage[] = [];
  /** Failures that turned out to concern their own images only. */
  #released: FailedImage[] = [];
  #hasReply = false;

  constructor(concurrency: number) {
    this.#threshold = Math.max(10, 2 * concurrency);
  }

  /**
   * The provider responded. Call this when the reply arrives, not after it is committed, so that a later outage is not
   * mistaken for an earlier one.
   */
  onReply(): void {
    this.#hasReply = true;
    this.#released.push(...this.#held.splice(0));
  }

  /** Takes the failures that were held back and concern their own images only. */
  takeReleased(): readonly FailedImage[] {
    return this.#released.splice(0);
  }

  /** Takes all failures that are still held back, at the end of the run. */
  takeHeld(): readonly FailedImage[] {
    return this.#held.splice(0);
  }

  /** The error that ends the run after its last source: no image was answered, and too few failed to end it earlier. */
  get finalError(): { readonly error: unknown } | undefined {
    const last = this.#held.at(-1);
    // A provider that rejects a request is reachable.
    if (this.#hasReply || !last || this.#held.some((failure) => scopeOf(failure) === "request")) return undefined;
    return runError(last);
  }

  isHeld(failure: FailedImage): boolean {
    return this.#held.includes(failure);
  }

  assess(failure: FailedImage): Verdict {
    const scope = scopeOf(failure);
    if (scope === "run") return { error: runErrorIn(failure.error) };
    if (scope === "image" || (scope === "request" && this.#hasReply)) return "failed";
    if (scope === "account" && !this.#hasReply) return { error: failure.error };
    this.#held.push(failure);
    return this.#held.length < this.#threshold ? "held" : runError(failure);
  }
}

const scopeOf = ({ error, scope }: FailedImage) => scope ?? failureScope(error);

const runError = (failure: FailedImage) => ({
  error: scopeOf(failure) === "provider" ? new OutageError(failure.error) : failure.error,
});

/** Where several models were tried, the error that ends the run is among theirs. */
function runErrorIn(error: unknown): unknown {
  const { failed } = error as { failed?: readonly { readonly error: unknown }[] };
  const ending = failed?.find((model) => failureScope(model.error) === "run");
  return ending ? runErrorIn(ending.error) : error;
}
