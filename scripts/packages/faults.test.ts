import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { importFaults } from "./import-faults.ts";
import { manifestFaults } from "./manifest-faults.ts";
import type { Manifest, UnpackedPackage } from "./unpack.ts";

const sound: Manifest = {
  name: "@legenda/some",
  version: "0.1.0",
  license: "MIT",
  repository: {},
  homepage: "https://example.com",
  bugs: {},
  keywords: [],
  engines: { node: ">=22.12" },
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  dependencies: { sharp: "^0.35.0" },
  peerDependencies: { zod: ">=4", openai: ">=7" },
  peerDependenciesMeta: { openai: { optional: true } },
};

function unpacked(manifest: object, files: Readonly<Record<string, string>> = {}): UnpackedPackage {
  const folder = mkdtempSync(join(tmpdir(), "legenda-faults-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const all: Record<string, string> = {
    "README.md": "",
    LICENSE: "",
    "dist/index.d.ts": "",
    "dist/index.js": "",
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return { manifest: manifest as Manifest, folder, files: Object.keys(all).sort() };
}

test("a sound package has no faults", () => {
  const some = unpacked(sound, {
    "dist/index.d.ts": `export { sharp } from "sharp"; export type { ZodType } from "zod"; export * from "./more.js";`,
    "dist/more.d.ts": `import { readFile } from "node:fs/promises"; export declare const more: typeof readFile;`,
    "dist/index.js": `try { await import("openai"); } catch {}`,
  });
  expect([...manifestFaults(some), ...importFaults(some)]).toEqual([]);
});

test.each<[string, object, Readonly<Record<string, string>>, string]>([
  ["a missing field", { ...sound, bugs: undefined }, {}, `package.json has no "bugs".`],
  ["a pinned dependency", { ...sound, dependencies: { sharp: "0.35.0" } }, {}, `The dependency sharp has the range "0.35.0".`],
  ["a workspace range", { ...sound, peerDependencies: { zod: "workspace:^" } }, {}, `package.json still has "workspace:".`],
  ["development dependencies", { ...sound, devDependencies: {} }, {}, `package.json still has "devDependencies".`],
  ["a source map", sound, { "dist/index.js.map": "{}" }, "dist/index.js.map must not be published."],
  ["the name of a source map", sound, { "dist/index.js": "1;\n//# sourceMappingURL=a.map" }, "dist/index.js names a source map"],
  ["a helper of the tests", sound, { "dist/testing/a.d.ts": "" }, "dist/testing/a.d.ts must not be published."],
])("a manifest's fault is found: %s", (_, manifest, files, fault) => {
  const faults = manifestFaults(unpacked(manifest, files));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(fault);
});

test.each([
  ["an optional peer in a declaration", { "dist/index.d.ts": `export type { OpenAI } from "openai";` }],
  ["in an import type", { "dist/index.d.ts": `export declare const a: import("openai/resources").Chat;` }],
  ["behind another declaration", { "dist/index.d.ts": `export * from "./b.js";`, "dist/b.d.ts": `import "openai";` }],
  ["an unnamed package in the program", { "dist/index.js": `import { parse } from "csv-parse";` }],
])("an import that a user cannot resolve is found: %s", (_, files) => {
  expect(importFaults(unpacked(sound, files))).toHaveLength(1);
});
