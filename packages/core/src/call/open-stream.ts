import { cutStream } from "../stream/cut-stream.js";
import type { AnswerStream } from "./answer-stream.js";
import { initialTotals, settleReply } from "./generate.js";
import type { Prepared } from "./prepare.js";

let loading: Promise<typeof import("./answer-stream.js")> | undefined;

/**
 * Opens the stream of a call. Its module is loaded with the first one: a program that does not stream never loads it, and
 * a bundler can keep it out of the first chunk.
 */
export async function openStream(prepared: Prepared): Promise<AnswerStream> {
  loading ??= import("./answer-stream.js");
  const { AnswerStream } = await loading;
  const { name, model, request } = prepared;
  const totals = initialTotals();
  return new AnswerStream(prepared, async ({ reply, text, corrections }) => {
    if (!reply) throw cutStream(model, text, name);
    return settleReply({ ...prepared, corrections }, request, reply, totals);
  });
}
