import type { ImageDetail } from "../message.js";

/** The size of an image and the detail at which it is read: what its token count depends on. */
export interface ImageSize {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /**
   * The detail of the image part.
   *
   * @default "auto"
   */
  readonly detail?: ImageDetail;
}

/** Scales the size down to this longer edge, in pixels. It never grows. */
export function withinEdge(size: ImageSize, edge: number): ImageSize {
  return scaled(size, edge / Math.max(size.width, size.height));
}

/** Scales the size down to this shorter edge, in pixels. It never grows. */
export function withinShortEdge(size: ImageSize, edge: number): ImageSize {
  return scaled(size, edge / Math.min(size.width, size.height));
}

function scaled(size: ImageSize, factor: number): ImageSize {
  if (factor >= 1) return size;
  const { width, height } = size;
  return { ...size, width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** The number of squares with this edge that cover the size. */
export const squares = ({ width, height }: ImageSize, edge: number): number => Math.ceil(width / edge) * Math.ceil(height / edge);
