import type { IncomingMessage } from "node:http";
import { ImageError } from "@legenda/core";
import { sniffLength, sniffMediaType } from "@legenda/core/provider";
import type { Deadline } from "./deadline.js";

interface BodyOptions {
  readonly source: string;
  readonly maxBytes: number;
  readonly deadline: Deadline;
}

/**
 * Reads the body of an image response, and stops as soon as it proves to be too large or not an image.
 *
 * @throws {ImageError} if the response is not an image within the limits
 */
export async function readImageBody(response: IncomingMessage, { source, maxBytes, deadline }: BodyOptions): Promise<Uint8Array> {
  const failed = (message: string, reason: ImageError["reason"] = "download-failed", retryable = false) =>
    new ImageError(`${source} ${message}.`, { reason, source, retryable });
  const tooLarge = () => failed(`has more than the ${maxBytes} bytes allowed`, "too-large");

  const { statusCode = 0 } = response;
  const passing = statusCode === 408 || statusCode === 429 || statusCode >= 500;
  if (statusCode !== 200) throw failed(`responded with status ${statusCode}`, "download-failed", passing);
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (encoding !== "" && encoding !== "identity") throw failed("is sent compressed, although the request did not allow it");
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();

  const chunks: Buffer[] = [];
  let length = 0;
  let sniffed = false;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    deadline.progress();
    length += chunk.length;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
    if (!sniffed && length >= sniffLength) {
      checkStart(chunks);
      sniffed = true;
    }
  }
  if (!sniffed) checkStart(chunks);
  return Buffer.concat(chunks);

  function checkStart(start: readonly Buffer[]): void {
    if (sniffMediaType(Buffer.concat(start))) return;
    throw failed(length === 0 ? "is empty" : "is not an image in a known format", "not-an-image");
  }
}
