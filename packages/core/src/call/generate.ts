import { addCosts } from "../cost/cost-of.js";
import type { Cost, Model, ModelReply, ModelRequest, Reply, Usage } from "../model.js";
import { attemptsOf } from "../reply/attempts.js";
import { hasValue } from "../reply/finish.js";
import { costOfReply } from "../reply/reply-cost.js";
import { addUsage, nothingUsed } from "../reply/usage.js";
import { untilAborted } from "../stream/until-aborted.js";
import { finishedReply } from "./finished-reply.js";
import type { Prepared } from "./prepare.js";

/** What a call has used so far. */
export interface CallTotals {
  /** Replies that were read; each one after the first is a correction. */
  readonly replies: number;
  /** Requests, including failed ones; a reply from a cache counts as 0. */
  readonly attempts: number;
  readonly usage: Usage;
  readonly cost: Cost | undefined;
  readonly startedAt: number;
}

/** The state of a call that starts now. */
export const initialTotals = (): CallTotals => ({
  replies: 0,
  attempts: 0,
  usage: nothingUsed,
  cost: undefined,
  startedAt: performance.now(),
});

/** Adds a reply to what a call has used. */
export function addReply(totals: CallTotals, model: Model, reply: ModelReply): CallTotals {
  const cost = costOfReply(model, reply);
  return {
    ...totals,
    replies: totals.replies + 1,
    attempts: totals.attempts + attemptsOf(reply),
    usage: addUsage(totals.usage, reply.usage),
    cost: totals.replies === 0 ? cost : addCosts(totals.cost, cost),
  };
}

/** Sends the request. An answer that does not fit the response model is sent back with its issues, as often as the call allows. */
export async function generateReply(prepared: Prepared): Promise<Reply<unknown>> {
  const totals = initialTotals();
  return settleReply(prepared, prepared.request, await send(prepared, prepared.request), totals);
}

/** Reads the value of a reply, requesting corrections where it does not fit. */
export async function settleReply(
  prepared: Prepared,
  request: ModelRequest,
  reply: ModelReply,
  before: CallTotals,
): Promise<Reply<unknown>> {
  const totals = addReply(before, prepared.model, reply);
  const { name, response, corrections } = prepared;
  if (!response || !hasValue(reply.finish)) return finishedReply(prepared, reply, reply.text, totals);
  const outcome = await response.read(reply.text);
  if (outcome.ok) return finishedReply(prepared, reply, outcome.value, totals);
  // A correction of an answer that was cut off would be cut off as well, and would cost as much again.
  if (reply.finish === "length" || totals.replies > corrections) throw response.unfitAnswer(reply, outcome.issues, name);
  const corrected = { ...request, messages: [...request.messages, ...response.correctionMessages(reply.text, outcome.issues)] };
  return settleReply(prepared, corrected, await send(prepared, corrected), totals);
}

function send({ model }: Prepared, request: ModelRequest): Promise<ModelReply> {
  return untilAborted(model.generate(request), request.signal);
}
