import { asRecord, asText, type DecodedReply, type StreamDecoder, VendorFailure } from "@legenda/core/provider";
import { readResponse } from "./reply.js";

/** Reads the events of a streamed response. Its last event contains the complete response. */
export function responseStream(): StreamDecoder {
  let reply: DecodedReply | undefined;
  /** Output items with commentary before the answer. */
  const remarks = new Set<unknown>();
  return {
    push(event) {
      const { type, item, output_index, delta, response } = asRecord(event) ?? {};
      switch (type) {
        case "response.output_item.added":
          if (asRecord(item)?.phase === "commentary") remarks.add(output_index);
          return "";
        case "response.output_text.delta":
          return remarks.has(output_index) ? "" : (asText(delta) ?? "");
        case "response.completed":
        case "response.incomplete":
          reply = readResponse(response);
          return "";
        case "response.failed":
        case "response.cancelled":
          throw new VendorFailure({ body: { error: asRecord(response)?.error ?? "the response failed" } });
        default:
          return "";
      }
    },
    ended: () => reply !== undefined,
    reply: () => reply,
  };
}
