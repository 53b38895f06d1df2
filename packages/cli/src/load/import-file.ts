import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { callsOf } from "@legenda/core";
import { UsageError } from "../usage-error.js";
import { findTsconfig } from "./find-tsconfig.js";

/** What of core is needed of a file's own copy. */
export interface Core {
  readonly callsOf: typeof callsOf;
}

export interface ImportedFile {
  /** What the file exports, by name. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** The copies of core that its functions may have been made with. */
  readonly cores: readonly Core[];
}

/**
 * Imports a user's file as it is, TypeScript and decorators of either kind included, by its own `tsconfig.json`.
 *
 * What a decorator has left is known only to the copy of `@legenda/core` that made it, and the file's copy is never
 * ours: tsx gives each namespace modules of its own, and the file may have another version installed beside it. So core
 * is imported in the file's name, by the same two ways that the file itself may have taken: `import`, and the `require`
 * that its imports become in a folder without `"type": "module"`.
 */
export async function importFile(file: string, written: string): Promise<ImportedFile> {
  const url = pathToFileURL(file).href;
  const tsconfig = findTsconfig(file);
  const loaders = await registerLoaders(tsconfig);
  try {
    const module = (await loaders.import(url, url)) as Record<string, unknown>;
    // A file that was required shows what it exports a second time, as the parts of a default.
    const required = module["module.exports"];
    const isRequired = typeof required === "object" && required !== null;
    const exports = isRequired ? (required as Record<string, unknown>) : module;
    const byImport = () => loaders.import("@legenda/core", url);
    // Resolved in the file's name by Node itself: tsx's own require looks from elsewhere for a package.
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

/** Once in a process, which the command needs no more of: loaders for required files of two namespaces stand in each other's way. */
async function registerLoaders(tsconfig: string | undefined): Promise<Loaders> {
  const [esm, cjs] = await Promise.all([import("tsx/esm/api"), import("tsx/cjs/api")]);
  const namespace = "legenda";
  // tsx has no such option for required files, and reads this variable where they are registered.
  const { TSX_TSCONFIG_PATH: before } = process.env;
  if (tsconfig !== undefined) process.env.TSX_TSCONFIG_PATH = tsconfig;
  const required = cjs.register({ namespace });
  if (before === undefined) delete process.env.TSX_TSCONFIG_PATH;
  else process.env.TSX_TSCONFIG_PATH = before;
  // Both stay registered: a function may import more when it is called.
  const imported = esm.register({ namespace, tsconfig: tsconfig ?? false });
  return { import: imported.import, require: required.require };
}

/** The copies of core, the likeliest first, up to one that knows something of what the file exports. */
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
    // A file without core beside it has no functions of it either, which is told of by their absence.
    return undefined;
  }
}

function failureOf(error: unknown, written: string): Error {
  const message = error instanceof Error ? error.message : String(error);
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (/ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND/.test(code ?? "")) {
    const [, missing] = /Cannot find (?:package|module) '([^']+)'/.exec(message) ?? [];
    const way = missing?.startsWith("@legenda/") ? ` Install it beside the file: npm install ${missing}.` : "";
    return new UsageError(`${written} cannot be loaded: ${firstLine(message)}.${way}`, { cause: error });
  }
  if (/top-level await/i.test(message)) {
    return new UsageError(
      `${written} cannot be loaded: it awaits at its top level. Name it .mts, or write "type": "module" into the package.json beside it.`,
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
