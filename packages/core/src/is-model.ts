import { DefinitionError } from "./errors/definition-error.js";
import type { Model } from "./model.js";

/** Whether a value is a model, created by a provider package or by a wrapper. */
export function isModel(value: unknown): value is Model {
  if (typeof value !== "object" || value === null) return false;
  const { provider, generate } = value as Partial<Model>;
  return typeof provider === "string" && typeof generate === "function";
}

/** @throws {DefinitionError} for a model of a specification that this copy of the package does not know */
export function checkSpecification({ provider, id, specification = "v1" }: Model): void {
  if (specification === "v1") return;
  throw new DefinitionError(
    `${provider}:${id} follows version ${String(specification)} of the model specification, but this copy of @legenda/core supports only v1. Update @legenda/core, or use an older version of the provider's package.`,
  );
}
