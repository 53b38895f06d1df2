import { exitCodes } from "../exit-codes.js";

interface Interruptible {
  on(signal: "SIGINT" | "SIGTERM" | "SIGHUP", listener: () => void): unknown;
  off(signal: "SIGINT" | "SIGTERM" | "SIGHUP", listener: () => void): unknown;
  exit(code: number): void;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Turns the process's interrupts into two signals: the first asks to finish what is in flight, the second to stop now; a
 * third ends the process. A command that has nothing to finish is left to the system, which ends it at once.
 */
export function catchInterrupts(
  process: Interruptible,
  graceful: boolean,
): { readonly stopping: AbortSignal; readonly signal: AbortSignal; release(): void } {
  const stopping = new AbortController();
  const stopped = new AbortController();
  const onSignal = () => {
    if (stopped.signal.aborted) process.exit(exitCodes.stopped);
    else if (stopping.signal.aborted) stopped.abort();
    else stopping.abort();
  };
  if (graceful) for (const name of signals) process.on(name, onSignal);
  return {
    stopping: stopping.signal,
    signal: stopped.signal,
    release() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
