/** The share of a limit that one request uses. */
export interface Share {
  readonly at: number;
  amount: number;
}

/**
 * Counts what was used within the last minute. No minute, wherever it begins, exceeds the limit; a token bucket would
 * allow up to twice as much.
 */
export class SlidingWindow {
  readonly #limit: number;
  readonly #span: number;
  readonly #shares = new Set<Share>();
  #taken = 0;

  constructor(limit: number, span = 60_000) {
    this.#limit = limit;
    this.#span = span;
  }

  /** Milliseconds until this amount is available; 0 if it already is. An amount above the limit waits until all of it is. */
  wait(amount: number, now: number): number {
    this.#forget(now);
    let over = this.#taken + Math.min(amount, this.#limit) - this.#limit;
    for (const share of this.#shares) {
      if (over <= 0) break;
      over -= share.amount;
      if (over <= 0) return share.at + this.#span - now;
    }
    return 0;
  }

  take(amount: number, now: number): Share {
    const share = { at: now, amount };
    if (this.#limit === Number.POSITIVE_INFINITY) return share;
    this.#shares.add(share);
    this.#taken += amount;
    return share;
  }

  /** Corrects a share to the amount that was really used. */
  correct(share: Share, amount: number): void {
    if (this.#shares.has(share)) this.#taken += amount - share.amount;
    share.amount = amount;
  }

  #forget(now: number): void {
    for (const share of this.#shares) {
      if (share.at + this.#span > now) return;
      this.#shares.delete(share);
      this.#taken -= share.amount;
    }
  }
}
