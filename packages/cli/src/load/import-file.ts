import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { callsOf } from "@legenda/core";
import { UsageError } from "../usage-error.js";
import { findTsconfig } from "./find-tsconfig.js";

/** The part of core that is used from a file's own copy. */
export interface Core {
  readonly callsOf: typeof callsOf;
}

export interface ImportedFile {
  /** What the file exports, by name. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** The copies of core that may have made its functions. */
  readonly cores: readonly Core[];
}

/**
 * Imports a user's file, including TypeScript and decorators of either kind, with its own `tsconfig.json`.
 *
 * Only the copy of `@legenda/core` that made a decorator knows its calls, and the file's copy is never ours: tsx loads separate modules
 * for each namespace, and another version may be installed beside the file. So core is imported on behalf of the
 * file, in both ways in which the file itself may have done it: `import`, and the `require` that its imports become in a
 * folder without `"type": "module"`.
 */
export async function importFile(file: string, written: string): Promise<ImportedFile> {
  const url = pathToFileURL(file).href;
  const tsconfig = findTsconfig(file);
  const loaders = await registerLoaders(tsconfig);
  try {
    const module = (await loaders.import(url, url)) as Record<string, unknown>;
    // A file that was required has its exports a second time, below its default.
    const required = module["module.exports"];
    const isRequired = typeof required === "object" && required !== null;
    const exports = isRequired ? (required as Record<string, unknown>) : module;
    const byImport = () => loaders.import("@legenda/core", url);
    // Resolved by Node itself on behalf of the file: tsx's own require resolves packages from elsewhere.
    const byRequire = () => loaders.require(createRequire(url).resolve("@legenda/core"), url);
    return { exports, cores: await coresOf(exports, isRequired ? [byRequire, byImport] : [byImport, byRequire]) };
  } catch (error) {
    throw failureOf(error, written);
  }
}

interface Loaders {
  import(specifier: string, parent: string): Promise<unknown>;
  require(specifier: string, parent: string): unknown;
}

/** Once in a process, which is enough for a command: loaders of two namespaces for required files get in each other's way. */
async function registerLoaders(tsconfig: string | undefined): Promise<Loaders> {
  const [esm, cjs] = await Promise.all([import("tsx/esm/api"), import("tsx/cjs/api")]);
  const namespace = "legenda";
  // For required files tsx has no such option, but reads this variable when they are registered.
  const { TSX_TSCONFIG_PATH: before } = process.env;
  if (tsconfig !== undefined) process.env.TSX_TSCONFIG_PATH = tsconfig;
  const required = cjs.register({ namespace });
  if (before === undefined) delete process.env.TSX_TSCONFIG_PATH;
  else process.env.TSX_TSCONFIG_PATH = before;
  // Both stay registered: a function may import more when it is called.
  const imported = esm.register({ namespace, tsconfig: tsconfig ?? false });
  return { import: imported.import, require: required.require };
}

/** The copies of core, the likeliest first, up to one that knows some of the file's exports. */
async function coresOf(exports: Readonly<Record<string, unknown>>, ways: readonly (() => unknown)[]): Promise<readonly Core[]> {
  const cores: Core[] = [];
  for (const way of ways) {
    const core = await coreBy(way);
    if (!core) continue;
    cores.push(core);
    if (Object.values(exports).some((value) => isObject(value) && core.callsOf(value).length > 0)) break;
  }
  return cores;
}

export const isObject = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function";

async function coreBy(load: () => unknown): Promise<Core | undefined> {
  try {
    const core = (await load()) as Partial<Core>;
    return typeof core.callsOf === "function" ? (core as Core) : undefined;
  } catch {
    // A file without core beside it has no caption functions, which is reported as such.
    return undefined;
  }
}

function failureOf(error: unknown, written: string): Error {
  const message = error instanceof Error ? error.message : String(error);
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (/ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND/.test(code ?? "")) {
    const [, missing] = /Cannot find (?:package|module) '([^']+)'/.exec(message) ?? [];
    const advice = missing?.startsWith("@legenda/") ? ` Install it beside the file: npm install ${missing}.` : "";
    return new UsageError(`${written} cannot be loaded: ${firstLine(message)}.${advice}`, { cause: error });
  }
  if (/top-level await/i.test(message)) {
    return new UsageError(
      `${written} cannot be loaded: it uses top-level await. Rename it to .mts, or add "type": "module" to the package.json beside it.`,
      { cause: error },
    );
  }
  if (/experimental decorators/i.test(message)) {
    return new UsageError(
      `${written} cannot be loaded: decorators before parameters need "experimentalDecorators": true among the compilerOptions of a tsconfig.json beside it.`,
      { cause: error },
    );
  }
  return new UsageError(`${written} cannot be loaded: ${message.trim()}`, { cause: error });
}

const firstLine = (message: string): string => (message.split("\n")[0] ?? "").replace(/\.$/, "");
