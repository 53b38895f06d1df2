import type { CallDescription } from "@legenda/core";
import { type Core, type ImportedFile, isObject } from "./import-file.js";

/** A caption function in a file. */
export interface ListedFunction {
  readonly exportName: string;
  /** The method's name; `undefined` where the export is the function itself. */
  readonly member: string | undefined;
  readonly holder: object;
  readonly description: CallDescription;
  readonly core: Core;
}

/** Every caption function that a file exports: of classes, of instances, and by themselves. */
export function listFunctions({ exports, cores }: ImportedFile): readonly ListedFunction[] {
  return Object.entries(exports).flatMap(([exportName, holder]) => {
    if (!isObject(holder)) return [];
    for (const core of cores) {
      const found = core.callsOf(holder).map((description) => {
        // One made by promptTemplate().call() is known as a whole, and has no members.
        const member = methodOf(holder, description.name, core) ? description.name : undefined;
        return { exportName, member, holder, description, core };
      });
      if (found.length > 0) return found;
    }
    return [];
  });
}

type Method = (...args: unknown[]) => unknown;

/** A caption method of a class (its own, if it is static) or of an instance. Getters are not run, and what every function has is none. */
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
  // The roots are told by what they have of their own: a file may see other ones than we do.
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

/** As it is named behind the `#`. */
export const nameOf = ({ exportName, member }: Pick<ListedFunction, "exportName" | "member">): string =>
  member === undefined ? exportName : `${exportName}.${member}`;
