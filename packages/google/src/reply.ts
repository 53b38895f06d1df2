import { type DecodedReply, VendorFailure } from "@legenda/core/provider";
import { responseStream } from "./stream.js";

/**
 * Reads a complete response, or the list of responses that a gateway makes of a stream.
 *
 * @throws {VendorFailure} if it does not contain a complete answer
 */
export function readResponse(raw: unknown): DecodedReply {
  const responses: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const stream = responseStream();
  for (const response of responses) stream.push(response, undefined);
  const reply = stream.reply(false);
  if (reply) return { ...reply, raw };
  throw new VendorFailure({
    status: 200,
    explanation: { kind: "unknown", message: "the reply contains no candidate with a finish reason.", retryable: true },
  });
}
