import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { UsageError } from "../usage-error.js";

/**
 * Reads a UTF-8 file that a flag names.
 *
 * @throws {UsageError} which names the flag
 */
export async function readTextFile(path: string, flag: string, cwd: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(resolve(cwd, path)));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const problem =
      code === "ENOENT" ? "does not exist" : code?.includes("ENCOD") ? "is not UTF-8 text" : `cannot be read (${code})`;
    throw new UsageError(`${flag} ${path}: the file ${problem}.`, { cause });
  }
}

/** The lines of such a file, without blank ones and comments (`#`). */
export async function readLines(path: string, flag: string, cwd: string): Promise<string[]> {
  const text = await readTextFile(path, flag, cwd);
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.length > 0) return lines;
  throw new UsageError(`${flag} ${path}: every line of the file is empty.`);
}
