import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { packAll } from "../scripts/packages/pack.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The tarball of each public package, by the package's name. */
    readonly tarballs: Readonly<Record<string, string>>;
  }
}

/** Packs the packages once for all the projects of the suite. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "legenda-packed-"));
  project.provide("tarballs", Object.fromEntries(packAll(folder).map(({ name, file }) => [name, file])));
  return () => rmSync(folder, { recursive: true });
}
