/** Bounds for decoding an image that a stranger may have made. */
export interface DecodeLimits {
  /** The most bytes of the file; 50 MB unless told otherwise. */
  readonly maxBytes?: number;
  /** The most pixels of the picture, width times height; 100 million unless told otherwise. */
  readonly maxPixels?: number;
  /** The most milliseconds that decoding and what follows may take; 30 s unless told otherwise. */
  readonly timeoutMs?: number;
  /** Whether SVG is drawn. Off unless told otherwise: an SVG is a program, not a picture. */
  readonly svg?: boolean;
  /** Stops the wait at once. The native work behind it ends by itself, or soon after `timeoutMs`. */
  readonly signal?: AbortSignal | undefined;
  /** The image's name in errors, such as a file's. */
  readonly source?: string | undefined;
}

export const defaultLimits = { maxBytes: 50_000_000, maxPixels: 100_000_000, timeoutMs: 30_000 };
