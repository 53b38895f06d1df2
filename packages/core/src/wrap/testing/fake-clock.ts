import type { Clock } from "../clock.js";

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Goes on, and fires the timers that come due in their order, each at its own time. */
  advance(ms: number): Promise<void>;
  /** Lets pending promises run, at the same moment. */
  settle(): Promise<void>;
  /** How many timers run. */
  readonly timers: number;
  /** How long each wait was meant to take. */
  readonly delays: readonly number[];
}

export function fakeClock(): FakeClock {
  let time = 0;
  const timers = new Set<{ readonly at: number; fire(): void }>();
  const delays: number[] = [];
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

  return {
    now: () => time,
    delays,
    settle,
    get timers() {
      return timers.size;
    },
    delay(ms, signal) {
      delays.push(ms);
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const timer = { at: time + ms, fire: resolve };
        timers.add(timer);
        signal?.addEventListener("abort", () => {
          timers.delete(timer);
          reject(signal.reason);
        });
      });
    },
    async advance(ms) {
      await settle();
      const end = time + ms;
      for (;;) {
        const [next] = [...timers].sort((one, other) => one.at - other.at);
        if (!next || next.at > end) break;
        time = Math.max(time, next.at);
        timers.delete(next);
        next.fire();
        await settle();
      }
      time = end;
      await settle();
    },
  };
}
