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
 * What a failure affects.
 *
 * - `image`: this image only.
 * - `request`: perhaps every request, where no image has been answered yet; else this image only.
 * - `provider`: perhaps every image, because the provider may be unreachable.
 * - `account`: the key, the quota or the model's name is probably wrong; certain if no image has been answered yet.
 * - `run`: the run cannot continue.
 */
export type FailureScope = "image" | "request" | "provider" | "account" | "run";

const errorsOfScope: readonly (readonly [FailureScope, readonly (abstract new (...args: never[]) => Error)[]])[] = [
  ["run", [BudgetError, JournalError, DefinitionError]],
  ["account", [AuthenticationError, PermissionError, QuotaError, NotFoundError]],
  ["provider", [ConnectionError, TimeoutError, OverloadedError]],
  ["request", [InvalidRequestError]],
];

const narrowestFirst: readonly FailureScope[] = ["image", "request", "provider", "account"];

export function failureScope(error: unknown): FailureScope {
  // Of several models, the narrowest scope counts: that model may answer the next image.
  if (error instanceof FallbackError) {
    const scopes = error.failed.map((failed) => failureScope(failed.error));
    return scopes.includes("run") ? "run" : (narrowestFirst.find((scope) => scopes.includes(scope)) ?? "image");
  }
  return errorsOfScope.find(([, errors]) => errors.some((errorClass) => error instanceof errorClass))?.[0] ?? "image";
}
