import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { type ImageMediaType, sniffLength, sniffMediaType } from "@legenda/core/provider";

/** The media type of a file by its first bytes; `undefined` if it is not an image. */
export async function sniffFileType(path: string | Buffer): Promise<ImageMediaType | undefined> {
  // What has become a pipe since its name was read must not wait for a writer.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(sniffLength), 0, sniffLength, 0);
    return sniffMediaType(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
