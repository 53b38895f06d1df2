import type { ModelDelta, ModelReply, ModelRequest } from "@legenda/core";
import type { CallGuard } from "@legenda/core/provider";
import { AnswerReader } from "./answer-reader.js";
import { dataLines } from "./data-lines.js";
import { cutStream, type FailureContext, noAnswer, requestError, requestIdOf, saidError, streamError } from "./failure.js";
import type { MoondreamAnswer } from "./wire.js";

/** Reads an answer that comes whole. */
export async function readWhole(context: FailureContext, request: ModelRequest, guard: CallGuard): Promise<ModelReply> {
  const { self, response } = context;
  const text = await response.text().catch((error: unknown) => {
    throw requestError(self, error, { guard, signal: request.signal });
  });
  const answer = answerIn(text);
  if (!answer) throw noAnswer(context, "it is no JSON.");
  if (answer.error) throw saidError(context, answer);
  const reader = new AnswerReader(self, request.params.maxTokens);
  if (!reader.whole(answer)) throw noAnswer(context, "it holds neither a caption nor an answer.");
  return reader.reply(requestIdOf(response, undefined));
}

/** Reads an answer as it is made, up to its end mark. */
export async function* readStream(context: FailureContext, request: ModelRequest, guard: CallGuard): AsyncGenerator<ModelDelta> {
  const { self, response } = context;
  // Some backends of the station answer a question whole, whatever was asked, and errors always come so.
  if (/json/.test(response.headers.get("content-type") ?? "")) {
    const reply = await readWhole(context, request, guard);
    if (reply.text) yield { type: "text", text: reply.text };
    yield { type: "end", reply };
    return;
  }
  const reader = new AnswerReader(self, request.params.maxTokens);
  try {
    for await (const data of dataLines(response.body)) {
      guard.heard();
      const event = answerIn(data);
      if (!event) throw cutStream(self, reader.text);
      if (event.error) throw saidError(context, event);
      const text = reader.event(event);
      if (text) yield { type: "text", text };
      if (event.completed) break;
    }
  } catch (error) {
    throw streamError(self, error, { guard, signal: request.signal, text: reader.text });
  }
  if (!reader.completed) throw cutStream(self, reader.text);
  yield { type: "end", reply: reader.reply(requestIdOf(response, undefined)) };
}

function answerIn(text: string): MoondreamAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
