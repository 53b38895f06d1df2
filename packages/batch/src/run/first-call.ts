import { setTimeout as wait } from "node:timers/promises";
import { weightOf } from "./weight-of-failure.js";

/** Sends one call ahead: that a key is wrong, or a model's name, is heard once and not by all that begin at the same time. */
export class FirstCall {
  readonly #longestWaitMs: number;
  #ahead: Promise<unknown> | undefined;

  /** @param longestWaitMs how long the others wait for the first: a model that has to be loaded may take minutes */
  constructor(longestWaitMs = 5_000) {
    this.#longestWaitMs = longestWaitMs;
  }

  /** Makes a call, behind the first one. Throws the first one's error where that is every call's. */
  async behind<T>(call: () => Promise<T>): Promise<T> {
    if (this.#ahead) {
      await this.#ahead;
      return await call();
    }
    const first = call();
    const heard = first.catch((error: unknown) => {
      if (weightOf(error) === "account") throw error;
    });
    this.#ahead = Promise.race([heard, wait(this.#longestWaitMs, undefined, { ref: false })]);
    // Where nobody waits, nobody has to hear of it.
    this.#ahead.catch(() => {});
    return await first;
  }
}
