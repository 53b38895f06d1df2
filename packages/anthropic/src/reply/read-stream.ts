import type Anthropic from "@anthropic-ai/sdk";
import { type ModelDelta, StreamError } from "@legenda/core";
import type { CallGuard } from "@legenda/core/provider";
import type { Exchanged } from "../exchange.js";
import { failureOf, isAnswered, reasonOf } from "../failure.js";
import { throwIfEnded } from "../throw-if-ended.js";
import { collected } from "./collect.js";
import { replyOf } from "./to-reply.js";

/** A server closes its stream right after the end mark; the connection is then good for the next call. */
const closingMs = 1000;

/** Reads the events of a stream to their end mark. */
export async function* readStream(
  { data: events, headers, mode, secrets }: Exchanged<AsyncIterable<Anthropic.RawMessageStreamEvent>>,
  { model, guard }: { readonly model: string; readonly guard: CallGuard },
): AsyncGenerator<ModelDelta> {
  const collector = collected();
  let text = "";
  let closing: ReturnType<typeof setTimeout> | undefined;
  try {
    for await (const event of events) {
      const piece = collector.add(event);
      const more = mode === "tool" ? piece.json : piece.text;
      if (more) {
        text += more;
        yield { type: "text", text: more };
      }
      guard.heard();
      if (collector.ended) closing ??= setTimeout(() => guard.end(), closingMs);
    }
  } catch (error) {
    if (!collector.ended) {
      throwIfEnded(guard, model);
      if (isAnswered(error)) throw failureOf(error, { model, secrets });
      throw cut(model, text, reasonOf(error));
    }
  } finally {
    clearTimeout(closing);
  }
  const message = collector.message();
  if (!message || !collector.ended) {
    // The SDK ends the events of an aborted stream as if they were whole.
    throwIfEnded(guard, model);
    throw cut(model, text);
  }
  const reply = replyOf(message, headers, mode);
  if (reply.finish === "refusal") {
    yield { type: "end", reply };
    return;
  }
  // A tool's empty input, or an answer by text where a tool was asked for.
  if (text === "" && reply.text) yield { type: "text", text: reply.text };
  yield { type: "end", reply: { ...reply, text: text || reply.text } };
}

function cut(model: string, text: string, reason?: string): StreamError {
  const how = reason ? `broke (${reason})` : "stopped without its end mark";
  return new StreamError(`The stream of anthropic:${model} ${how}; what arrived is not a whole answer.`, {
    provider: "anthropic",
    retryable: true,
    text,
  });
}
