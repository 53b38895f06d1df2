import { crc32 } from "node:zlib";
import { httpServer, type ReceivedRequest } from "@legenda/test-kit";
import { onTestFinished } from "vitest";

/** An answer as the Messages API has it. */
export const message = {
  id: "msg_1",
  type: "message",
  role: "assistant",
  model: "claude-haiku-4-5",
  content: [{ type: "text", text: "A wolf." }],
  stop_reason: "end_turn",
  usage: { input_tokens: 9, output_tokens: 4 },
};

/** The same as a stream. */
export const events: readonly Readonly<Record<string, unknown>>[] = [
  { type: "message_start", message: { ...message, content: [], stop_reason: null } },
  { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "A wolf" } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "." } },
  { type: "content_block_stop", index: 0 },
  { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 4 } },
  { type: "message_stop" },
];

export interface BedrockServer {
  readonly requests: readonly ReceivedRequest[];
  readonly baseURL: string;
}

/** A server that answers as Amazon Bedrock does: a stream is one of binary frames. */
export async function bedrockServer(frames: readonly Buffer[] = events.map(chunkFrame)): Promise<BedrockServer> {
  const { requests, url } = await httpServer((response, { path }) => {
    const [type, body] = path.endsWith("/invoke")
      ? ["application/json", JSON.stringify(message)]
      : ["application/vnd.amazon.eventstream", Buffer.concat(frames)];
    response.setHeader("content-type", type).end(body);
  }, onTestFinished);
  return { requests, baseURL: url };
}

/** A frame of a streamed answer. */
export const chunkFrame = (event: object): Buffer =>
  frame(
    { ":message-type": "event", ":event-type": "chunk", ":content-type": "application/json" },
    { bytes: Buffer.from(JSON.stringify(event)).toString("base64") },
  );

/**
 * A frame of Amazon's event streams.
 *
 * @see https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export function frame(headers: Readonly<Record<string, string>>, payload: object): Buffer {
  const head = Buffer.concat(
    Object.entries(headers).map(([name, value]) => {
      const size = Buffer.alloc(3);
      size.writeUInt8(7, 0);
      size.writeUInt16BE(value.length, 1);
      return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), size, Buffer.from(value)]);
    }),
  );
  const body = Buffer.from(JSON.stringify(payload));
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(head.length + body.length + 16, 0);
  prelude.writeUInt32BE(head.length, 4);
  const whole = Buffer.concat([prelude, checksum(prelude), head, body]);
  return Buffer.concat([whole, checksum(whole)]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes), 0);
  return sum;
}
