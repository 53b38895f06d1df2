import {
  AuthenticationError,
  ConnectionError,
  DefinitionError,
  FallbackError,
  InvalidRequestError,
  NotFoundError,
  OverloadedError,
  PermissionError,
  QuotaError,
  TimeoutError,
} from "@legenda/core";
import { JournalError } from "../journal/journal-error.js";
import { BudgetError } from "./budget-error.js";

/**
 * What a failure says of the images after it.
 *
 * - `image`: nothing.
 * - `request`: where no image has been answered yet, that the request itself may be wrong.
 * - `outage`: that nobody may be there to answer.
 * - `account`: that the key, the quota or the model's name may be wrong; where no image has been answered yet, that it is.
 * - `end`: that the run cannot go on.
 */
export type FailureWeight = "image" | "request" | "outage" | "account" | "end";

const kinds: readonly (readonly [FailureWeight, readonly (abstract new (...args: never[]) => Error)[]])[] = [
  ["end", [BudgetError, JournalError, DefinitionError]],
  ["account", [AuthenticationError, PermissionError, QuotaError, NotFoundError]],
  ["outage", [ConnectionError, TimeoutError, OverloadedError]],
  ["request", [InvalidRequestError]],
];

export function weightOf(error: unknown): FailureWeight {
  // Of several models, the lightest failure decides: that one may answer the next image.
  if (error instanceof FallbackError) {
    const weights = error.failed.map((failed) => weightOf(failed.error));
    return weights.includes("end") ? "end" : (lightness.find((weight) => weights.includes(weight)) ?? "image");
  }
  return kinds.find(([, errors]) => errors.some((kind) => error instanceof kind))?.[0] ?? "image";
}

const lightness: readonly FailureWeight[] = ["image", "request", "outage", "account"];
