import { DefinitionError } from "@legenda/core";
import type { TextFile } from "../text/text-file.js";

/** A list or a table as it is read: its faults end the run, and are the user's to correct. */
export function sourceFile(name: string): TextFile {
  return { name, error: (message, { cause }) => new DefinitionError(message, { cause }) };
}
