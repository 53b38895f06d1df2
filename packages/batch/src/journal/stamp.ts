import { stat } from "node:fs/promises";
import { sha256 } from "../sha256.js";
import type { BatchSource } from "../source.js";

/** Tells a file from itself at another time, without reading it; `undefined` where nothing can be told. */
export async function stampOf({ image }: BatchSource): Promise<string | undefined> {
  if (image.kind === "file") {
    const found = await stat(image.path).catch(() => undefined);
    return found && `${found.size} ${found.mtimeMs}`;
  }
  return image.kind === "bytes" ? sha256(image.bytes) : image.kind === "url" ? sha256(image.url) : undefined;
}
