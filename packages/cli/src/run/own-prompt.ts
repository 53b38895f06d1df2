import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { CaptionWishes } from "../options/caption-options.js";
import { UsageError } from "../usage-error.js";

/** A file that a flag names, as text. */
export async function readTextFile(path: string, flag: string, cwd: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(resolve(cwd, path)));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "does not exist" : code?.includes("ENCOD") ? "is no UTF-8 text" : `cannot be read (${code})`;
    throw new UsageError(`${flag} ${path}: the file ${why}.`, { cause });
  }
}

/** The prompt that is used in place of a ready one. */
export async function ownPrompt({ prompt }: CaptionWishes, cwd: string): Promise<string | undefined> {
  if (prompt === undefined) return undefined;
  return "text" in prompt ? prompt.text : await readTextFile(prompt.file, "--prompt-file", cwd);
}

/** The lines of a file that hold something. */
export async function readLines(path: string, flag: string, cwd: string): Promise<string[]> {
  const text = await readTextFile(path, flag, cwd);
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.length > 0) return lines;
  throw new UsageError(`${flag} ${path}: the file has no line with anything on it.`);
}
