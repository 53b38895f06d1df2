import { LegendaError, type LegendaErrorOptions } from "./legenda-error.js";

export type ImageErrorReason =
  | "not-an-image"
  | "unsupported-type"
  | "not-found"
  | "unreadable"
  | "truncated"
  | "too-large"
  | "timeout"
  | "bad-url"
  | "forbidden-url"
  | "download-failed";

/** An image that cannot be read, decoded, fetched or sent. */
export class ImageError extends LegendaError {
  static override readonly kind = "ImageError";
  readonly reason: ImageErrorReason;
  /** The file, URL or description of the source. Never bytes; a URL is without its query and credentials. */
  readonly source: string | undefined;
  readonly mediaType: string | undefined;
  /** Whether trying again may succeed, as after an interrupted download. */
  readonly retryable: boolean;

  constructor(
    message: string,
    options: LegendaErrorOptions & {
      reason: ImageErrorReason;
      source?: string | undefined;
      mediaType?: string | undefined;
      retryable?: boolean;
    },
  ) {
    super(message, options);
    this.reason = options.reason;
    this.source = options.source;
    this.mediaType = options.mediaType;
    this.retryable = options.retryable ?? false;
  }
}
