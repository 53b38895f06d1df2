import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { apiReport, packageApis } from "./api-report.ts";

function builtPackage(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "legenda-api-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const exports = {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./more": { types: "./dist/more.d.ts", default: "./dist/more.js" },
    "./package.json": "./package.json",
  };
  const manifest = JSON.stringify({ name: "@legenda/some", type: "module", exports });
  for (const [file, text] of Object.entries({ ...files, "package.json": manifest })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

test("each entry's names, sorted, with their declarations and without comments", () => {
  const folder = builtPackage({
    "dist/index.d.ts": `export { b as a } from "./inner.js";\nexport type { Shape } from "./inner.js";\nexport * from "./inner-two.js";`,
    "dist/inner.d.ts": `/** Doc. */\nexport declare function b(value: string): void;\nexport declare function b(value: number): void;
      export interface Shape {\n  /** Doc. */\n  readonly name: string;\n}\nexport declare const hidden = 1;`,
    "dist/inner-two.d.ts": `export declare const size: 3;`,
    "dist/more.d.ts": `export declare class More {\n  constructor();\n}`,
  });
  const [api] = packageApis([folder]);
  expect(api && apiReport(api)).toBe(`# The public surface of @legenda/some

Written by \`npm run api\`. Do not edit.

## \`@legenda/some\`: 3 names

\`\`\`ts
interface Shape {
    readonly name: string;
}
function b(value: string): void; // exported as a
function b(value: number): void; // exported as a
const size: 3;
\`\`\`

## \`@legenda/some/more\`: 1 names

\`\`\`ts
class More {
    constructor();
}
\`\`\`
`);
});

test("an entry that was not built is an error that says so", () => {
  expect(() => packageApis([builtPackage({ "dist/index.d.ts": "export {};" })])).toThrow("Build the packages first.");
});
