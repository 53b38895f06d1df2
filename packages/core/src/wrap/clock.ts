import { untilAborted } from "../stream/until-aborted.js";

/** A source of time, replaceable in tests. */
export interface Clock {
  /** Monotonic time in milliseconds. */
  now(): number;
  /** Resolves after this many milliseconds; rejects with the signal's reason as soon as it is aborted. */
  delay(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A longer delay overflows a timer, which then fires immediately. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  delay(ms, signal) {
    let timer: ReturnType<typeof setTimeout>;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.min(Math.ceil(ms), longest));
    });
    return untilAborted(over, signal).finally(() => clearTimeout(timer));
  },
};
