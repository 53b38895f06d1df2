import { LegendaError } from "../errors/legenda-error.js";
import type { Model } from "../model.js";

/** One model that did not answer. */
export interface FailedModel {
  readonly provider: string;
  readonly model: string;
  readonly error: unknown;
}

/** None of the models of a `fallback` answered. Each one's error is kept, in the order in which they were tried. */
export class FallbackError extends LegendaError {
  static override readonly kind = "FallbackError";
  readonly failed: readonly FailedModel[];
  /** Whether one of the models may answer when they are asked again. */
  readonly retryable: boolean;
  /** Milliseconds until the first of them may: known only where each that may answer has said so. */
  readonly retryAfter: number | undefined;

  constructor(failed: readonly FailedModel[]) {
    super(`None of ${failed.length} models answered:${failed.map(lineOf).join("")}`, {
      cause: failed.at(-1)?.error,
      hint: failed
        .map(({ error }) => (error instanceof LegendaError ? error.hint : undefined))
        .find((hint) => hint !== undefined),
    });
    this.failed = failed;
    const curable = failed
      .map(({ error }) => error as { retryable?: boolean; retryAfter?: number })
      .filter((error) => error.retryable);
    this.retryable = curable.length > 0;
    const waits = curable.map(({ retryAfter }) => retryAfter ?? 0);
    this.retryAfter = waits.includes(0) || waits.length === 0 ? undefined : Math.min(...waits);
  }
}

function lineOf({ provider, model, error }: FailedModel): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
  return `\n  ${provider}:${model}: ${error instanceof Error ? error.name : "Error"}: ${line}`;
}

export const failedModel = ({ provider, id }: Model, error: unknown): FailedModel => ({ provider, model: id, error });
