/** How early a request may be sent, in milliseconds, so that late ones can catch up. */
const tolerance = 100;

/**
 * Spaces requests evenly. A late timer costs no throughput, since each request has a due time of its own instead of a
 * delay after the one before ("virtual scheduling", ITU-T I.371).
 */
export class RateSpacer {
  readonly #interval: number;
  #due = Number.NEGATIVE_INFINITY;

  constructor(perMinute: number) {
    this.#interval = 60_000 / perMinute;
  }

  /** Milliseconds until the next request may be sent. */
  wait(now: number): number {
    return Math.max(0, this.#due - tolerance - now);
  }

  take(now: number): void {
    this.#due = Math.max(now, this.#due) + this.#interval;
  }
}
