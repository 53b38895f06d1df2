import { LegendaError, type LegendaErrorOptions } from "@legenda/core";
import type { TextFault } from "../text/text-file.js";

export type CaptionsFileErrorReason = TextFault;

/** A file of captions cannot be read or understood. */
export class CaptionsFileError extends LegendaError {
  static override readonly kind = "CaptionsFileError";
  readonly reason: CaptionsFileErrorReason;
  /** The line of the fault, counted from 1, if it has one. */
  readonly line: number | undefined;

  constructor(message: string, options: LegendaErrorOptions & { reason: CaptionsFileErrorReason; line?: number | undefined }) {
    super(message, options);
    this.reason = options.reason;
    this.line = options.line;
  }
}
