import { ImageError } from "@legenda/core";
import type { ImageMediaType } from "@legenda/core/provider";
import { endsEarly } from "./ends-early.js";

interface Context {
  readonly bytes: Uint8Array;
  readonly mediaType: ImageMediaType | undefined;
  readonly source: string | undefined;
}

/** Messages of decoders about data that ends before the picture is complete. */
const CUT_SHORT =
  /premature end|unexpected end|end of (the )?(file|data|stream)|truncated|outside of file bounds|not enough data/i;

/** Turns what sharp throws into an `ImageError`. libvips' own text stays in the `cause`: it runs over many lines. */
export function toImageError(error: unknown, { bytes, mediaType, source }: Context): ImageError {
  const text = error instanceof Error ? error.message : String(error);
  const subject = source ?? "The image";
  const made = (reason: ImageError["reason"], message: string) =>
    new ImageError(`${subject} ${message}`, { reason, source, mediaType, cause: error });

  if (/pixel limit/.test(text)) return made("too-large", "has more pixels than are allowed.");
  if (/channel limit/.test(text)) return made("too-large", "has more colour channels than are allowed.");
  if (/timeout: \d+% complete/.test(text)) return made("too-large", "takes too long to decode.");
  if (/compression format has not been built in|unsupported (codec|image format)|Unsupported feature/i.test(text)) {
    const how = mediaType === undefined ? "" : ` (${mediaType})`;
    // A broken header also reads as an unsupported format, so truncation is checked first.
    if (mediaType === undefined || !endsEarly(bytes, mediaType)) {
      return made("unsupported-type", `is of a format that cannot be decoded here${how}. Convert it to PNG or JPEG first.`);
    }
  }
  if (CUT_SHORT.test(text) || (mediaType && endsEarly(bytes, mediaType))) {
    return made("truncated", `is truncated: its ${bytes.length} bytes end before the picture is complete.`);
  }
  return made("unreadable", "is damaged and cannot be decoded.");
}

/** Returns the same error with the image's name in its message, if `source` is set. */
export function named(error: ImageError, source: string | undefined): ImageError {
  if (source === undefined || error.source !== undefined) return error;
  return new ImageError(`${source}: ${error.message}`, {
    reason: error.reason,
    source,
    mediaType: error.mediaType,
    cause: error.cause,
  });
}
