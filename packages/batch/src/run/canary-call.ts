import { setTimeout as wait } from "node:timers/promises";
import { failureScope } from "./classify-failure.js";

/** A model that has to be loaded first may take minutes: the others wait no longer than this. */
const defaultMaxWaitMs = 5_000;

/** Sends one call ahead of the others, so that a wrong key or model name costs one request and not one for each slot. */
export class CanaryCall {
  readonly #maxWaitMs: number;
  #canary: Promise<unknown> | undefined;

  constructor({ maxWaitMs = defaultMaxWaitMs }: { readonly maxWaitMs?: number } = {}) {
    this.#maxWaitMs = maxWaitMs;
  }

  /** Makes a call once the first one has ended. Rejects with the first one's error where that concerns the account. */
  async afterCanary<T>(call: () => Promise<T>): Promise<T> {
    if (this.#canary) {
      await this.#canary;
      return await call();
    }
    const first = call();
    const accountChecked = first.catch((error: unknown) => {
      if (failureScope(error) === "account") throw error;
    });
    this.#canary = Promise.race([accountChecked, wait(this.#maxWaitMs, undefined, { ref: false })]);
    // No other call may be waiting for it.
    this.#canary.catch(() => {});
    return await first;
  }
}
