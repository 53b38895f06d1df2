import { DefinitionError } from "@legenda/core";

/**
 * Returns the value if it is a whole number of at least 1.
 *
 * @throws {DefinitionError} for any other value
 */
export function wholeNumber(name: string, value: number): number {
  if (Number.isInteger(value) && value > 0) return value;
  throw new DefinitionError(`${name} must be a whole number of at least 1, not ${value}.`);
}
