import type { CallDescription } from "@legenda/core";
import { type Core, type ImportedFile, isObject } from "./import-file.js";

/** A caption function in a file. */
export interface ListedFunction {
  readonly exportName: string;
  /** The method's name; `undefined` if the export is the function itself. */
  readonly member: string | undefined;
  readonly holder: object;
  readonly description: CallDescription;
  readonly core: Core;
}

/** Every caption function that a file exports: methods of classes and instances, and functions. */
export function listFunctions({ exports, cores }: ImportedFile): readonly ListedFunction[] {
  return Object.entries(exports).flatMap(([exportName, holder]) => {
    if (!isObject(holder)) return [];
    for (const core of cores) {
      const found = core.callsOf(holder).map((description) => {
        // A function made by promptTemplate().call() has no members.
        const member = methodOf(holder, description.name, core) ? description.name : undefined;
        return { exportName, member, holder, description, core };
      });
      if (found.length > 0) return found;
    }
    return [];
  });
}

type Method = (...args: unknown[]) => unknown;

/** A caption method of a class (its own, if static) or of an instance. Getters are not run, and built-in methods do not count. */
export function methodOf(
  holder: object,
  name: string,
  { callsOf }: Core,
): { readonly method: Method; readonly isStatic: boolean } | undefined {
  const own = find(holder, name, callsOf);
  if (own) return { method: own, isStatic: true };
  const inherited = typeof holder === "function" ? find((holder as { prototype?: unknown }).prototype, name, callsOf) : undefined;
  return inherited && { method: inherited, isStatic: false };
}

function find(holder: unknown, name: string, callsOf: Core["callsOf"]): Method | undefined {
  // The root prototypes are recognised by their own members: a file may have others than this module.
  for (
    let at = holder;
    isObject(at) && !Object.hasOwn(at, "hasOwnProperty") && !Object.hasOwn(at, "bind");
    at = Object.getPrototypeOf(at)
  ) {
    const value: unknown = Object.getOwnPropertyDescriptor(at, name)?.value;
    if (typeof value === "function" && callsOf(value).length > 0) return value as Method;
  }
  return undefined;
}

/** Its name behind the `#`. */
export const nameOf = ({ exportName, member }: Pick<ListedFunction, "exportName" | "member">): string =>
  member === undefined ? exportName : `${exportName}.${member}`;
