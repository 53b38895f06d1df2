import { LegendaError } from "../errors/legenda-error.js";
import type { Model } from "../model.js";

/** One model that did not answer. */
export interface FailedModel {
  readonly provider: string;
  readonly model: string;
  readonly error: unknown;
}

/** None of the models of a `fallback` answered. `failed` has the error of each, in the order in which they were asked. */
export class FallbackError extends LegendaError {
  static override readonly kind = "FallbackError";
  readonly failed: readonly FailedModel[];
  /** Whether asking the models again may succeed. */
  readonly retryable: boolean;
  /** Milliseconds until the first of them may answer; known only if each retryable error states its own. */
  readonly retryAfter: number | undefined;

  constructor(failed: readonly FailedModel[]) {
    super(`None of ${failed.length} models answered:${failed.map(lineOf).join("")}`, {
      cause: failed.at(-1)?.error,
      hint: failed
        .map(({ error }) => (error instanceof LegendaError ? error.hint : undefined))
        .find((hint) => hint !== undefined),
    });
    this.failed = failed;
    const retryable = failed
      .map(({ error }) => error as { retryable?: boolean; retryAfter?: number })
      .filter((error) => error.retryable);
    this.retryable = retryable.length > 0;
    const waits = retryable.map(({ retryAfter }) => retryAfter ?? 0);
    this.retryAfter = waits.includes(0) || waits.length === 0 ? undefined : Math.min(...waits);
  }
}

function lineOf({ provider, model, error }: FailedModel): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
  return `\n  ${provider}:${model}: ${error instanceof Error ? error.name : "Error"}: ${line}`;
}

/** The entry of one model in `failed`. */
export const failedModel = ({ provider, id }: Model, error: unknown): FailedModel => ({ provider, model: id, error });
