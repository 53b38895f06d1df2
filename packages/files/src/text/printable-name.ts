import { printable } from "@legenda/core/text";

/** A name as it is printed in a message: on one line and not too long. */
export function printableName(name: string, maxLength = 200): string {
  return printable(name, { maxLength });
}

/** A path in quotes for a message: whatever its name holds, it stays on its line and controls no terminal. */
export function quotePath(path: string): string {
  return printable(JSON.stringify(path), { replacement: "json" });
}
