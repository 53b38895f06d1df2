import { type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { DefinitionError } from "@legenda/core";
import { printableName } from "../text/printable-name.js";
import { codeOf } from "./source-errors.js";

/** What stands at a path, links followed; `undefined` where there is nothing. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    // A file taken for a folder on the way is as good as none; a name that is too long or a closed folder is told.
    if (codeOf(cause) === "ENOTDIR" || codeOf(cause) === "ERR_INVALID_ARG_VALUE") return undefined;
    throw new DefinitionError(`${printableName(path)} cannot be reached (${codeOf(cause)}).`, { cause });
  }
}

/**
 * The absolute path of a folder or of a file to read, which must be there: told at once, before anything runs.
 *
 * @throws {DefinitionError} which names the path
 */
export function checkedPath(path: string, wanted: "folder" | "file"): string {
  const found = path === "" ? undefined : statOf(path);
  if (!found)
    throw new DefinitionError(`${path === "" ? "An empty path" : printableName(path)} is no ${wanted}: nothing is there.`);
  if (wanted === "folder" && !found.isDirectory()) {
    throw new DefinitionError(`${printableName(path)} is no folder. One file is given as files([path]).`);
  }
  if (wanted === "file" && found.isDirectory()) {
    throw new DefinitionError(`${printableName(path)} is a folder, not a file. Its images are given by folder(path).`);
  }
  return resolve(path);
}
