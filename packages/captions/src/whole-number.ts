import { DefinitionError } from "@legenda/core";

/** @throws {DefinitionError} unless the value is a whole number of at least 1 */
export function wholeNumber(name: string, value: number): number {
  if (Number.isInteger(value) && value > 0) return value;
  throw new DefinitionError(`${name} must be a whole number of at least 1, not ${value}.`);
}
