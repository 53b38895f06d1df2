import { realpath, stat } from "node:fs/promises";

/** Where a link leads in the end. */
export type LinkTarget =
  | { readonly kind: "file" | "folder" | "special"; readonly real: string }
  | { readonly kind: "broken"; readonly cause: unknown };

export async function linkTarget(path: string): Promise<LinkTarget> {
  try {
    const real = await realpath(path);
    const found = await stat(real);
    return { kind: found.isFile() ? "file" : found.isDirectory() ? "folder" : "special", real };
  } catch (cause) {
    return { kind: "broken", cause };
  }
}
