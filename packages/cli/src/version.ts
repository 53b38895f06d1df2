import { readFileSync } from "node:fs";

/** The package's version. This file and the bundle that it becomes lie equally deep. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { readonly version: string };
  return manifest.version;
}
