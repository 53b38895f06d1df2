import { StreamError } from "../errors/answer-errors.js";
import type { ModelReply, Reply } from "../model.js";
import { hasValue } from "../reply/finish.js";
import { abortable } from "../stream/abortable.js";
import { equalValues } from "./equal-values.js";
import { initialTotals, settleReply } from "./generate.js";
import type { Prepared } from "./prepare.js";

/**
 * Sends the request, yields the answer as it is generated, and returns the finished reply.
 * A value that does not fit the response model is requested again, and the corrected value is the last snapshot. Text that
 * has been yielded cannot be taken back, so a text that does not fit is an error.
 */
export async function* streamReply(prepared: Prepared): AsyncGenerator<unknown, Reply<unknown>> {
  const { request, response } = prepared;
  const totals = initialTotals();
  const snapshots = response?.snapshots();
  let lastSnapshot: unknown;
  let reply: ModelReply | undefined;
  let text = "";
  for await (const delta of abortable(prepared.model.stream(request), request.signal)) {
    if (delta.type === "end") {
      reply = delta.reply;
      break;
    }
    text += delta.text;
    const next = snapshots ? snapshots.push(delta.text) : delta.text;
    if (next === undefined || next === "") continue;
    const chunk = snapshots && typeof next === "string" ? restOf(next, lastSnapshot) : next;
    lastSnapshot = next;
    yield chunk;
  }
  if (!reply) throw cut(prepared, text);
  const { provider } = prepared.model;
  const correctable = typeof lastSnapshot === "string" ? { ...prepared, corrections: 0 } : prepared;
  const finished = await settleReply(correctable, request, reply, totals);
  if (!hasValue(finished.finish)) {
    // Reading the value throws: the stream ends with that error.
    void finished.value;
    throw new StreamError("the model returned no answer.", { functionName: prepared.name, provider, text });
  }
  if (snapshots && !equalValues(finished.value, lastSnapshot))
    yield typeof finished.value === "string" ? restOf(finished.value, lastSnapshot) : finished.value;
  return finished;
}

/** The part of a text that has not been yielded yet. */
function restOf(text: string, lastSnapshot: unknown): string {
  return typeof lastSnapshot === "string" && text.startsWith(lastSnapshot)
    ? text.slice(lastSnapshot.length)
    : lastSnapshot === undefined
      ? text
      : "";
}

function cut({ name, model }: Prepared, text: string): StreamError {
  return new StreamError(
    `the stream of ${model.provider}:${model.id} stopped without its end mark; what arrived is not a complete answer.`,
    {
      functionName: name,
      provider: model.provider,
      retryable: true,
      text,
    },
  );
}
