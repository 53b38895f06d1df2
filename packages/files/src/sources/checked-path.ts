import { type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { DefinitionError } from "@legenda/core";
import { printableName } from "../text/printable-name.js";
import { codeOf } from "./source-errors.js";

/** The stats of a path, links followed; `undefined` if it does not exist. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    // A path through a file does not exist; a name that is too long or a closed folder is an error.
    if (codeOf(cause) === "ENOTDIR" || codeOf(cause) === "ERR_INVALID_ARG_VALUE") return undefined;
    throw new DefinitionError(`${printableName(path)} cannot be reached (${codeOf(cause)}).`, { cause });
  }
}

/**
 * The absolute path of a folder or of a file to read. It must exist: that is checked before anything runs.
 *
 * @throws {DefinitionError} which names the path
 */
export function checkedPath(path: string, wanted: "folder" | "file"): string {
  const found = path === "" ? undefined : statOf(path);
  if (!found)
    throw new DefinitionError(`${path === "" ? "An empty path" : printableName(path)} is not a ${wanted}: it does not exist.`);
  if (wanted === "folder" && !found.isDirectory()) {
    throw new DefinitionError(`${printableName(path)} is not a folder. Pass one file as files([path]).`);
  }
  if (wanted === "file" && found.isDirectory()) {
    throw new DefinitionError(`${printableName(path)} is a folder, not a file. Pass its images as folder(path).`);
  }
  return resolve(path);
}
