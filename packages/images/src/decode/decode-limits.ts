/** Limits for decoding an untrusted image. */
export interface DecodeLimits {
  /**
   * Maximum size of the file, in bytes.
   *
   * @default 50_000_000
   */
  readonly maxBytes?: number;
  /**
   * Maximum number of pixels, width times height.
   *
   * @default 100_000_000
   */
  readonly maxPixels?: number;
  /**
   * Maximum time for decoding and what follows, in milliseconds.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number;
  /**
   * Whether SVG is accepted. It is off by default because rendering an SVG runs markup from the file.
   *
   * @default false
   */
  readonly svg?: boolean;
  /** Rejects the call at once. Native work in progress ends by itself, or soon after `timeoutMs`. */
  readonly signal?: AbortSignal | undefined;
  /** The name of the image in errors, such as its path. */
  readonly source?: string | undefined;
}

export const defaultLimits = { maxBytes: 50_000_000, maxPixels: 100_000_000, timeoutMs: 30_000 };
