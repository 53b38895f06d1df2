import type { ImageDetail } from "../message.js";

/** What an image's tokens depend on. */
export interface ImageSize {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** As the image part has it; `"auto"` unless told otherwise. */
  readonly detail?: ImageDetail;
}

/** The size with its longer edge no longer than this. It never grows. */
export function withinEdge(size: ImageSize, edge: number): ImageSize {
  return scaled(size, edge / Math.max(size.width, size.height));
}

/** The size with its shorter edge no longer than this. It never grows. */
export function withinShortEdge(size: ImageSize, edge: number): ImageSize {
  return scaled(size, edge / Math.min(size.width, size.height));
}

function scaled(size: ImageSize, factor: number): ImageSize {
  if (factor >= 1) return size;
  const { width, height } = size;
  return { ...size, width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** How many squares of an edge it takes to cover a size. */
export const squares = ({ width, height }: ImageSize, edge: number): number => Math.ceil(width / edge) * Math.ceil(height / edge);
