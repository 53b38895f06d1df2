import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { UsageError } from "../usage-error.js";
import { type Environment, environmentOf } from "./environment.js";
import { findEnvFile } from "./find-env-file.js";

/** A larger file is not a `.env` file. */
const maxBytes = 1_000_000;

/**
 * The environment with the variables of a `.env` file, the one named or the one found. The real environment takes precedence.
 *
 * @throws {UsageError} if the file cannot be read
 */
export function loadEnvironment(
  real: Readonly<Record<string, string | undefined>>,
  { cwd, envFile }: { readonly cwd: string; readonly envFile?: string | undefined },
): Environment {
  const path = envFile === undefined ? findEnvFile(cwd) : resolve(cwd, envFile);
  if (path === undefined) return environmentOf(real);
  return environmentOf(real, { path, values: parseEnv(read(path, envFile === undefined ? path : `--dotenv ${envFile}`)) });
}

function read(path: string, named: string): string {
  try {
    const { size, isFile } = factsOf(path);
    if (!isFile) throw new UsageError(`${named} is not a file.`);
    if (size > maxBytes) throw new UsageError(`${named} is larger than 1 MB; a .env file has a NAME=value on each line.`);
    // Editors on Windows write a byte order mark, which would become part of the first name.
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new UsageError(`${named} cannot be read (${code ?? "unknown error"}). Check the name and its permissions.`);
  }
}

function factsOf(path: string): { readonly size: number; readonly isFile: boolean } {
  const stats = statSync(path);
  return { size: stats.size, isFile: stats.isFile() };
}
