/**
 * What importing a package adds to an empty Node start.
 *
 * Method: two programs, an empty module and one that only imports the package, are started in turn, 3 pairs
 * to warm up and 25 counted. Each reports the milliseconds from its own start to the end of its
 * module; the figure is the median of the pairs' differences.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Figure, median } from "../measure.js";

// Inside this package, from where the workspace's own packages are found.
const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

function importing(name: string, specifier: string): Figure {
  return {
    name,
    unit: "ms",
    async measure() {
      const folder = mkdtempSync(join(packageFolder, "dist", "import-"));
      try {
        const empty = program(folder, "empty.mjs", "");
        const full = program(folder, "full.mjs", `import "${specifier}";\n`);
        const differences = Array.from({ length: 28 }, () => -started(empty) + started(full));
        return median(differences.slice(3));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

export const importCore = importing("import-core-ms", "@legenda/core");
export const importOpenai = importing("import-openai-ms", "@legenda/openai");

function program(folder: string, name: string, source: string): string {
  writeFileSync(join(folder, name), `${source}process.stdout.write(String(performance.now()));\n`);
  return join(folder, name);
}

function started(file: string): number {
  return Number(execFileSync(process.execPath, [file], { encoding: "utf8" }));
}
