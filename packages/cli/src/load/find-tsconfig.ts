import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The `tsconfig.json` that applies to a file: the nearest one above it, as in TypeScript itself and in editors. */
export function findTsconfig(file: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const path = join(folder, "tsconfig.json");
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}
