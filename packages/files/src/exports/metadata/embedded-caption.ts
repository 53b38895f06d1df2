import { resolve } from "node:path";
import { captionIn } from "./caption-in.js";
import type { Exiftool } from "./exiftool.js";
import { readMetadata } from "./read-metadata.js";
import { withSafeArgumentPath } from "./safe-argument-path.js";
import { sniffFile } from "./sniff-file.js";
import { writableTypes } from "./writable-types.js";

/**
 * The caption that a file has in its metadata.
 *
 * @param language a language tag as `languageTag` returns it
 */
export async function embeddedCaption(
  exiftool: Exiftool,
  path: string,
  language: string | undefined,
): Promise<string | undefined> {
  const mediaType = await sniffFile(path);
  if (!mediaType || !writableTypes[mediaType]) return undefined;
  const metadata = await withSafeArgumentPath(resolve(path), (plain) => readMetadata(exiftool, plain));
  return captionIn(metadata, language?.toLowerCase());
}
