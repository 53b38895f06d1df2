import type { ModelReply, ModelRequest, Reply, Usage } from "../model.js";
import type { Prepared } from "./prepare.js";
import { addUsage, finishedReply, readReply, unfit } from "./read-reply.js";

/** What has been spent on a call so far. */
export interface Spent {
  readonly attempts: number;
  readonly usage: Usage;
  readonly startedAt: number;
}

export const nothingSpent = (): Spent => ({ attempts: 0, usage: {}, startedAt: performance.now() });

export const spend = (spent: Spent, reply: ModelReply): Spent => ({
  ...spent,
  attempts: spent.attempts + 1,
  usage: addUsage(spent.usage, reply.usage),
});

/** Sends the request, and sends an answer that does not fit back with its faults, as often as the call allows. */
export async function generateReply(prepared: Prepared): Promise<Reply<unknown>> {
  const spent = nothingSpent();
  return settleReply(prepared, prepared.request, await send(prepared, prepared.request), spent);
}

/** Takes a reply to its value, with corrections where they are due. */
export async function settleReply(
  prepared: Prepared,
  request: ModelRequest,
  reply: ModelReply,
  before: Spent,
): Promise<Reply<unknown>> {
  const spent = spend(before, reply);
  const outcome = await readReply(prepared, reply);
  if (outcome.ok) return finishedReply(prepared, reply, outcome.value, spent);
  const { response, corrections } = prepared;
  if (!response || spent.attempts > corrections) throw unfit(prepared, reply, outcome.issues);
  const corrected = { ...request, messages: [...request.messages, ...response.correctionMessages(reply.text, outcome.issues)] };
  return settleReply(prepared, corrected, await send(prepared, corrected), spent);
}

function send({ model }: Prepared, request: ModelRequest): Promise<ModelReply> {
  return untilAborted(model.generate(request), request.signal);
}

/** Settles with the promise or, at once, with the signal's reason: a model that does not listen holds nobody up. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
