import { addCosts } from "../cost/cost-of.js";
import type { Cost, Model, ModelReply, ModelRequest, Reply, Usage } from "../model.js";
import { attemptsOf } from "../reply/attempts.js";
import { costOfReply } from "../reply/reply-cost.js";
import { addUsage, nothingUsed } from "../reply/usage.js";
import { untilAborted } from "../stream/abortable.js";
import type { Prepared } from "./prepare.js";
import { finishedReply, readReply, unfitAnswerError } from "./read-reply.js";

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
  const outcome = await readReply(prepared, reply);
  if (outcome.ok) return finishedReply(prepared, reply, outcome.value, totals);
  const { response, corrections } = prepared;
  if (!response || totals.replies > corrections) throw unfitAnswerError(prepared, reply, outcome.issues);
  const corrected = { ...request, messages: [...request.messages, ...response.correctionMessages(reply.text, outcome.issues)] };
  return settleReply(prepared, corrected, await send(prepared, corrected), totals);
}

function send({ model }: Prepared, request: ModelRequest): Promise<ModelReply> {
  return untilAborted(model.generate(request), request.signal);
}
