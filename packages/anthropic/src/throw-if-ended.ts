import { type CallGuard, connectionError } from "@legenda/core/provider";

/** Throws what ended a call early, if anything did: the caller's own reason, or a silence that was too long. */
export function throwIfEnded(guard: CallGuard, model: string): void {
  if (guard.timedOut) throw connectionError({ provider: "anthropic", model, timedOut: true });
  guard.signal.throwIfAborted();
}
