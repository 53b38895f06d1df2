/** How far ahead of its time a request may go, in milliseconds: what was late catches up. */
const tolerance = 100;

/**
 * Spreads requests evenly: so many a minute, one after the other. A timer that comes late costs nothing, since each is due
 * at its own time, not so long after the one before ("virtual scheduling", ITU-T I.371).
 */
export class Spread {
  readonly #interval: number;
  #due = Number.NEGATIVE_INFINITY;

  constructor(perMinute: number) {
    this.#interval = 60_000 / perMinute;
  }

  /** Milliseconds until the next may go. */
  wait(now: number): number {
    return Math.max(0, this.#due - tolerance - now);
  }

  take(now: number): void {
    this.#due = Math.max(now, this.#due) + this.#interval;
  }
}
