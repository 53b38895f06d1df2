import type { DatabaseSync } from "node:sqlite";

/** The shortest interval between commits, in milliseconds. */
const minIntervalMs = 10;
/** On a slow disk the interval is this many times what a commit takes, which leaves most of the time to the run. */
const slowDiskFactor = 4;

/**
 * Commits writes of a few milliseconds together, so that all of them share one wait for the disk. A write counts only
 * once it is committed.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #toError: (error: unknown) => Error;
  #open: { readonly promise: Promise<void>; readonly timer: NodeJS.Timeout; settle(error?: Error): void } | undefined;
  #commitMs = 0;
  #broken: Error | undefined;

  constructor(database: DatabaseSync, toError: (error: unknown) => Error) {
    this.#database = database;
    this.#toError = toError;
  }

  /** Writes now, within the open transaction. Reads on the same connection see it at once. */
  write<T>(action: () => T): T {
    if (this.#broken) throw this.#broken;
    try {
      this.#begin();
      return action();
    } catch (error) {
      throw this.#fail(error);
    }
  }

  /** Resolves when everything written so far is on the disk. */
  committed(): Promise<void> {
    return this.#open?.promise ?? (this.#broken ? Promise.reject(this.#broken) : Promise.resolve());
  }

  /** Commits at once. */
  flush(): void {
    const open = this.#open;
    if (!open) return;
    clearTimeout(open.timer);
    const startedAt = performance.now();
    try {
      this.#database.exec("COMMIT");
    } catch (error) {
      throw this.#fail(error);
    }
    this.#commitMs = performance.now() - startedAt;
    this.#open = undefined;
    open.settle();
  }

  #begin(): void {
    if (this.#open) return;
    this.#database.exec("BEGIN IMMEDIATE");
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    // Where nothing waits for it, the next write throws.
    promise.catch(() => {});
    const timer = setTimeout(
      () => {
        try {
          this.flush();
        } catch {
          // Rejects the promise.
        }
      },
      Math.max(minIntervalMs, slowDiskFactor * this.#commitMs),
    );
    this.#open = { promise, timer, settle: (error) => (error ? reject(error) : resolve()) };
  }

  /** After a failed write every further one throws: nothing may count as committed that is not. */
  #fail(error: unknown): Error {
    const failure = this.#toError(error);
    this.#broken ??= failure;
    const open = this.#open;
    this.#open = undefined;
    if (open) clearTimeout(open.timer);
    if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
    open?.settle(failure);
    return failure;
  }
}
