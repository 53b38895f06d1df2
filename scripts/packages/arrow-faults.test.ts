import { expect, test } from "vitest";
import { arrowFaults, arrows } from "./arrow-faults.ts";

const files = (text: string) =>
  arrowFaults({ folder: "files", manifest: { dependencies: { "@legenda/batch": "^1" } }, sources: { "a.ts": text } });

test("a package that must not be known", () => {
  const manifest = { dependencies: { "@legenda/core": "^1" }, peerDependencies: { "@legenda/google": "^1" } };
  expect(arrowFaults({ folder: "openai", manifest, sources: {} })).toEqual([
    "packages/openai must not depend on @legenda/google.",
  ]);
});

test("a package without rules", () => {
  expect(arrowFaults({ folder: "new", manifest: {}, sources: {} })).toEqual([expect.stringContaining("packages/new is missing")]);
});

test.each([
  'import { readJournal } from "@legenda/batch";',
  'import { type BatchResult, readJournal } from "@legenda/batch";',
  'import {\n  readJournal,\n} from "@legenda/batch";',
  'export * from "@legenda/batch";',
  'import "@legenda/batch";',
  'const { readJournal } = await import("@legenda/batch");',
])("a value where types alone are allowed: %s", (text) => {
  expect(files(text)).toEqual(['a.ts imports a value of @legenda/batch. Use "import type".']);
});

test.each([
  'import type { BatchResult } from "@legenda/batch";',
  'import { text } from "./text.js";\nimport type { BatchResult } from "@legenda/batch";',
  ' * import { readJournal } from "@legenda/batch";',
])("types alone: %s", (text) => {
  expect(files(text)).toEqual([]);
});

test("the rules have no circle", () => {
  const visit = (folder: string, path: readonly string[]): void => {
    expect(path).not.toContain(folder);
    for (const target of arrows[folder] ?? []) visit(target.replace(":types", ""), [...path, folder]);
  };
  for (const folder of Object.keys(arrows)) visit(folder, []);
});
