import type { RawRun } from "../options/raw-options.js";
import { UsageError } from "../usage-error.js";

/** @throws {UsageError} where `--stdin-format` would go unread: a person meant the format of a file */
export function refuseStdinFormat(sources: readonly string[], { stdinFormat }: Pick<RawRun, "stdinFormat">): void {
  if (stdinFormat === undefined || sources.includes("-")) return;
  throw new UsageError("--stdin-format says what - holds, and - is not among the sources. A file's ending is its format.");
}
