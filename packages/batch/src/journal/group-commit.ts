import type { DatabaseSync } from "node:sqlite";

/** The shortest time that writes are gathered, in milliseconds. */
const gatherMs = 10;
/** Where the disk is slow, so much longer than a commit takes is gathered: most of the time is left to the run. */
const slowdown = 4;

/**
 * Commits what is written within a few milliseconds together: one wait for the disk serves all of it. Nothing counts
 * before its commit.
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

  /** Writes now, within the open transaction. What is read on the same connection sees it at once. */
  write<T>(action: () => T): T {
    if (this.#broken) throw this.#broken;
    try {
      this.#begin();
      return action();
    } catch (error) {
      throw this.#fail(error);
    }
  }

  /** Resolves when all that was written until now is on the disk. */
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
    // Who waits hears of it; where nobody does, the next write does.
    promise.catch(() => {});
    const timer = setTimeout(
      () => {
        try {
          this.flush();
        } catch {
          // Told to all who wait.
        }
      },
      Math.max(gatherMs, slowdown * this.#commitMs),
    );
    this.#open = { promise, timer, settle: (error) => (error ? reject(error) : resolve()) };
  }

  /** After a failed write nothing more is written: what is not committed must not be taken for it. */
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
