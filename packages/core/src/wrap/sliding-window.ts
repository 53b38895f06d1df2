/** What one request takes of a limit. */
export interface Share {
  readonly at: number;
  amount: number;
}

/**
 * How much has been taken within the last minute. In no minute, wherever it begins, is more than the
 * limit let through: a bucket that fills as it is emptied lets through up to twice as much.
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

  /** Milliseconds until so much is free; 0 where it is already. More than the limit waits until all of it is. */
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

  /** Puts in what a share has really taken, now that it is known. */
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
