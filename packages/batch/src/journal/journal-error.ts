import { LegendaError } from "@legenda/core";

export type JournalErrorReason = "locked" | "not-a-journal" | "newer" | "other-settings" | "not-found" | "unwritable" | "full";

/** A journal cannot be opened or written. Its content stays as it is. */
export class JournalError extends LegendaError {
  static override readonly kind = "JournalError";
  readonly reason: JournalErrorReason;
  readonly path: string;

  constructor(message: string, options: { reason: JournalErrorReason; path: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.reason = options.reason;
    this.path = options.path;
  }
}
