import { LegendaError } from "@legenda/core";

/** So many images in a row got no answer that the provider counts as out of reach. They are still to be captioned. */
export class OutageError extends LegendaError {
  static override readonly kind = "OutageError";

  constructor(cause: unknown) {
    const last = cause instanceof Error ? cause.message : String(cause);
    super(
      `The provider is out of reach, so the run has stopped: nothing is lost, start it again to go on. The last error: ${last}`,
      {
        cause,
      },
    );
  }
}
