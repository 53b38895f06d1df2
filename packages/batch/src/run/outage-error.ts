import { LegendaError } from "@legenda/core";

/** Many images in a row got no reply, so the provider counts as unreachable. Those images are still open. */
export class OutageError extends LegendaError {
  static override readonly kind = "OutageError";

  constructor(cause: unknown) {
    const last = cause instanceof Error ? cause.message : String(cause);
    super(
      `The provider cannot be reached, so the run has stopped. Nothing is lost: start it again to continue. The last error: ${last}`,
      { cause },
    );
  }
}
