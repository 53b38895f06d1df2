import { stat } from "node:fs/promises";
import type { ImageSource } from "@legenda/core";
import { sha256 } from "../sha256.js";

/** Tells a file from a later version of itself without reading it; `undefined` where that cannot be told. */
export async function fileSignature(image: ImageSource): Promise<string | undefined> {
  if (image.kind === "file") {
    const stats = await stat(image.path).catch(() => undefined);
    return stats && `${stats.size} ${stats.mtimeMs}`;
  }
  return image.kind === "bytes" ? sha256(image.bytes) : image.kind === "url" ? sha256(image.url) : undefined;
}
