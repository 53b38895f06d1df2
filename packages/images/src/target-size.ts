import type { ImageSize } from "@legenda/core";
import type { ImageCapabilities } from "@legenda/core/provider";

/** The largest size of the same shape within the limits; never larger than the picture itself. */
export function targetSize({ width, height }: ImageSize, limits: Pick<ImageCapabilities, "maxEdge" | "maxPixels">): ImageSize {
  const { maxEdge = Number.POSITIVE_INFINITY, maxPixels = Number.POSITIVE_INFINITY } = limits;
  const scale = Math.min(1, maxEdge / Math.max(width, height), Math.sqrt(maxPixels / (width * height)));
  if (scale === 1) return { width, height };
  const scaled = scaledBy({ width, height }, scale);
  // Rounding up, or a picture so thin that its short edge cannot shrink, may lie just above the limit.
  if (scaled.width * scaled.height <= maxPixels) return scaled;
  return width > height
    ? { width: Math.max(1, Math.floor(maxPixels / scaled.height)), height: scaled.height }
    : { width: scaled.width, height: Math.max(1, Math.floor(maxPixels / scaled.width)) };
}

/** The size times a factor, at least a pixel each way. */
export function scaledBy({ width, height }: ImageSize, factor: number): ImageSize {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
