import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { ImageError, type ImageSize, type ImageSource } from "@legenda/core";
import { loadImage } from "@legenda/core/provider";
import { readDimensions } from "@legenda/images";

/** The part of a file that is read for its header: a preview and a colour profile may come before it. */
const headBytes = 256 * 1_024;

/**
 * The size of an image by its header; `undefined` for one that only its provider fetches.
 *
 * @throws {ImageError} for a file that cannot be read or is not an image
 */
export async function sourceSize(image: ImageSource): Promise<ImageSize | undefined> {
  if (image.kind === "url" && !/^data:/i.test(image.url)) return undefined;
  return readDimensions(image.kind === "file" ? await readHead(image.path) : (await loadImage(image)).bytes);
}

async function readHead(path: string): Promise<Uint8Array> {
  const fail = (error: NodeJS.ErrnoException): never => {
    const reason = error.code === "ENOENT" ? "not-found" : "unreadable";
    throw new ImageError(`${path} cannot be read (${error.code ?? "unknown reason"}).`, { reason, source: path, cause: error });
  };
  // Opening a pipe would wait for its writer.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(fail);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    return fail(error as NodeJS.ErrnoException);
  } finally {
    await file.close();
  }
}
