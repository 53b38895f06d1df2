import { addCosts } from "../cost/cost-of.js";
import type { Cost, Model, ModelReply, ModelRequest, Reply, Usage } from "../model.js";
import { attemptsOf } from "../reply/attempts.js";
import { costOfReply } from "../reply/reply-cost.js";
import { addUsage, nothingUsed } from "../reply/usage.js";
import { untilAborted } from "../stream/abortable.js";
import type { Prepared } from "./prepare.js";
import { finishedReply, readReply, unfit } from "./read-reply.js";

/** What has been spent on a call so far. */
export interface Spent {
  /** Replies that were read: each but the first is a correction. */
  readonly replies: number;
  /** Requests, failed ones included; a reply out of a cache took none. */
  readonly attempts: number;
  readonly usage: Usage;
  readonly cost: Cost | undefined;
  readonly startedAt: number;
}

export const nothingSpent = (): Spent => ({
  replies: 0,
  attempts: 0,
  usage: nothingUsed,
  cost: undefined,
  startedAt: performance.now(),
});

export function spend(spent: Spent, model: Model, reply: ModelReply): Spent {
  const cost = costOfReply(model, reply);
  return {
    ...spent,
    replies: spent.replies + 1,
    attempts: spent.attempts + attemptsOf(reply),
    usage: addUsage(spent.usage, reply.usage),
    cost: spent.replies === 0 ? cost : addCosts(spent.cost, cost),
  };
}

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
  const spent = spend(before, prepared.model, reply);
  const outcome = await readReply(prepared, reply);
  if (outcome.ok) return finishedReply(prepared, reply, outcome.value, spent);
  const { response, corrections } = prepared;
  if (!response || spent.replies > corrections) throw unfit(prepared, reply, outcome.issues);
  const corrected = { ...request, messages: [...request.messages, ...response.correctionMessages(reply.text, outcome.issues)] };
  return settleReply(prepared, corrected, await send(prepared, corrected), spent);
}

function send({ model }: Prepared, request: ModelRequest): Promise<ModelReply> {
  return untilAborted(model.generate(request), request.signal);
}
