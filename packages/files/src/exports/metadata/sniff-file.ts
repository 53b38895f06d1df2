import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { ImageError } from "@legenda/core";
import { type ImageMediaType, sniffLength, sniffMediaType } from "@legenda/core/provider";
import { quotePath } from "../../text/printable-name.js";

/**
 * The media type of an image file, by its first bytes; `undefined` for other files. A pipe or a device is not waited for.
 *
 * @throws {ImageError} if it cannot be read
 */
export async function sniffFile(path: string): Promise<ImageMediaType | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!(await file.stat()).isFile())
      throw new ImageError(`${quotePath(path)} is not a file.`, { reason: "unreadable", source: path });
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffLength), 0, sniffLength, 0);
    return sniffMediaType(buffer.subarray(0, bytesRead));
  } catch (cause) {
    if (cause instanceof ImageError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "not-found" : "unreadable";
    throw new ImageError(`${quotePath(path)} cannot be read (${code}).`, { reason, source: path, cause });
  } finally {
    await file?.close();
  }
}
