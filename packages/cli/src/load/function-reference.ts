import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../usage-error.js";

/** `./captions.ts#Captions.altText`, parsed. */
export interface FunctionReference {
  /** The file's absolute path. */
  readonly file: string;
  /** The file as it was written. */
  readonly written: string;
  /** `"Captions"`, `"default"`; `undefined` if only a file is named. */
  readonly exportName: string | undefined;
  /** `"altText"`. */
  readonly member: string | undefined;
}

/** @throws {UsageError} if there is no such file */
export function readFunctionReference(reference: string, cwd: string): FunctionReference {
  const at = reference.lastIndexOf("#");
  // The name of a file may contain a #.
  const whole = at === -1 || isFile(resolve(cwd, reference));
  const written = whole ? reference : reference.slice(0, at);
  const name = whole ? "" : reference.slice(at + 1).trim();
  const file = resolve(cwd, written);
  if (!isFile(file)) {
    throw new UsageError(`There is no file ${written}. Name a file and a function in it: ./captions.ts#Captions.altText.`);
  }
  if (!/\.[cm]?[jt]sx?$/.test(file))
    throw new UsageError(`${written} is neither TypeScript nor JavaScript (.ts, .mts, .cts, .js, .mjs, .cjs).`);
  const dot = name.indexOf(".");
  const [exportName, member] = dot === -1 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
  return { file, written, exportName: exportName || undefined, member: member || undefined };
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
