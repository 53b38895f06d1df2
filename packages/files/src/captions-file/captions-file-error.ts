import { LegendaError, type LegendaErrorOptions } from "@legenda/core";

export type CaptionsFileErrorReason = "not-found" | "unreadable" | "not-utf-8" | "malformed" | "no-such-column" | "too-large";

/** A file of captions that cannot be read, or not be made sense of. */
export class CaptionsFileError extends LegendaError {
  static override readonly kind = "CaptionsFileError";
  readonly reason: CaptionsFileErrorReason;
  /** The line that is to blame, counted from 1, where there is one. */
  readonly line: number | undefined;

  constructor(message: string, options: LegendaErrorOptions & { reason: CaptionsFileErrorReason; line?: number | undefined }) {
    super(message, options);
    this.reason = options.reason;
    this.line = options.line;
  }
}
