import { printable } from "@legenda/core/text";

/** A name as it is printed in a message: on one line and not too long. */
export function printableName(name: string, maxLength = 200): string {
  return printable(name, { maxLength });
}
