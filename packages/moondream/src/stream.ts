import { asRecord, asText, type DecodeContext, type StreamDecoder, type WireRecord } from "@legenda/core/provider";
import { replyOf } from "./reply.js";

/** Reads the events of a stream, up to the one that completes it. */
export function answerStream(context: DecodeContext): StreamDecoder {
  let text = "";
  let last: WireRecord = {};
  return {
    push(event) {
      const record = asRecord(event) ?? {};
      const piece = asText(record.chunk) ?? "";
      text += piece;
      last = { ...last, ...record };
      return piece;
    },
    ended: () => last.completed === true,
    reply: () => (last.completed === true ? replyOf(text, last, context) : undefined),
  };
}
