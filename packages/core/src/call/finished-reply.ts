import { RefusedError, ResponseError } from "../errors/answer-errors.js";
import type { Cost, ModelReply, Reply, Usage } from "../model.js";
import { hasValue, isRefused } from "../reply/finish.js";
import type { Prepared } from "./prepare.js";

/** The finished reply of a call. A reply without a value, such as a refusal, throws when its value is read, but not when it is copied. */
export function finishedReply(
  { name }: Prepared,
  reply: ModelReply,
  value: unknown,
  { attempts, usage, cost, startedAt }: { attempts: number; usage: Usage; cost: Cost | undefined; startedAt: number },
): Reply<unknown> {
  const { cost: _, ...rest } = reply;
  const finished = { ...rest, usage, value, attempts, ...(cost && { cost }), durationMs: performance.now() - startedAt };
  if (hasValue(reply.finish)) return finished;
  return Object.defineProperty(finished, "value", {
    enumerable: false,
    get() {
      throw isRefused(reply.finish) ? refused(name, reply) : unknownFinish(name, reply);
    },
  });
}

function refused(functionName: string, reply: ModelReply): RefusedError {
  const problem = reply.finish === "refusal" ? "refused to answer" : "had its answer filtered";
  const refusal = reply.finish === "refusal" && reply.text ? ` It said: ${reply.text.slice(0, 200)}` : "";
  return new RefusedError(`${modelName(reply)} ${problem}.${refusal}`, { functionName, reply });
}

function unknownFinish(functionName: string, reply: ModelReply): ResponseError {
  return new ResponseError(
    `${modelName(reply)} stopped for an unknown reason, so its answer may be incomplete. See error.reply.raw for the provider's own reply.`,
    { functionName, reply },
  );
}

const modelName = (reply: ModelReply): string => `${reply.provider}:${reply.model}`;
