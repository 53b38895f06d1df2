import { ImageError } from "@legenda/core";
import type { DecodeLimits } from "./decode-limits.js";

/** In bytes. The time to draw an SVG grows with the length of its text. */
const MAX_SVG_BYTES = 1_000_000;

/**
 * What an SVG must not contain even where SVG is allowed. librsvg neither runs scripts nor opens files or
 * connections for an SVG in memory; what remains are entities that expand and decompression bombs in embedded images.
 */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/<!ENTITY/i, "declares entities"],
  [/<(\w+:)?(image|feImage)[\s>/]/i, "embeds an image"],
  [/<(\w+:)?(include|fallback)[\s>/]/i, "includes another file"],
];

/**
 * Refuses an SVG where SVG is off, and dangerous SVGs where it is on.
 *
 * @throws {ImageError} with the reason `"unsupported-type"` or `"too-large"`
 */
export function checkSvg(bytes: Uint8Array, { svg = false }: DecodeLimits): void {
  const refuse = (message: string) => new ImageError(message, { reason: "unsupported-type", mediaType: "image/svg+xml" });
  if (!svg) throw refuse("This is an SVG, which is not decoded by default. Pass `svg: true` to have it drawn.");
  if (bytes.length > MAX_SVG_BYTES) {
    throw new ImageError(`The SVG has ${bytes.length} bytes, more than the ${MAX_SVG_BYTES} allowed.`, {
      reason: "too-large",
      mediaType: "image/svg+xml",
    });
  }
  // Latin-1 keeps every ASCII byte in place; the zeros of UTF-16 are dropped, so that it hides nothing.
  const text = Buffer.from(bytes).toString("latin1").replaceAll("\0", "");
  const fault = FORBIDDEN.find(([pattern]) => pattern.test(text))?.[1];
  if (fault) throw refuse(`The SVG is not drawn: it ${fault}.`);
}
