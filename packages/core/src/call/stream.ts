import { StreamError } from "../errors/answer-errors.js";
import type { ModelReply, Reply } from "../model.js";
import { hasValue } from "../reply/finish.js";
import { abortable } from "../stream/abortable.js";
import { equalValues } from "./equal-values.js";
import { nothingSpent, settleReply } from "./generate.js";
import type { Prepared } from "./prepare.js";

/**
 * Sends the request and yields the answer as it is made; returns the finished reply.
 * A value that does not fit is asked for again, whole, and is then the last snapshot; a text that
 * has been shown cannot be taken back, so there the fault is an error.
 */
export async function* streamReply(prepared: Prepared): AsyncGenerator<unknown, Reply<unknown>> {
  const { request, response } = prepared;
  const spent = nothingSpent();
  const snapshots = response?.snapshots();
  let shown: unknown;
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
    const chunk = snapshots && typeof next === "string" ? restOf(next, shown) : next;
    shown = next;
    yield chunk;
  }
  if (!reply) throw cut(prepared, text);
  const { provider } = prepared.model;
  const correctable = typeof shown === "string" ? { ...prepared, corrections: 0 } : prepared;
  const finished = await settleReply(correctable, request, reply, spent);
  if (!hasValue(finished.finish)) {
    // Reading the value throws: the stream ends with that error.
    void finished.value;
    throw new StreamError("the model gave no answer.", { functionName: prepared.name, provider, text });
  }
  if (snapshots && !equalValues(finished.value, shown))
    yield typeof finished.value === "string" ? restOf(finished.value, shown) : finished.value;
  return finished;
}

/** Texts are shown as what is new in them. */
function restOf(text: string, shown: unknown): string {
  return typeof shown === "string" && text.startsWith(shown) ? text.slice(shown.length) : shown === undefined ? text : "";
}

function cut({ name, model }: Prepared, text: string): StreamError {
  return new StreamError(
    `the stream of ${model.provider}:${model.id} stopped without its end mark; what arrived is not a whole answer.`,
    {
      functionName: name,
      provider: model.provider,
      retryable: true,
      text,
    },
  );
}
