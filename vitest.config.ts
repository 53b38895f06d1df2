import { availableParallelism } from "node:os";
import { transform } from "esbuild";
import { defineConfig, type Plugin, type TestProjectInlineConfiguration } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { pageScriptVitePlugin } from "./scripts/page-script.mjs";

/** Vitest's own transformer leaves TC39 decorators as they are, and Node cannot run them yet. */
const decorators: Plugin = {
  name: "legenda:decorators",
  enforce: "pre",
  async transform(code, id) {
    if (!/\.ts$/.test(id) || !/^\s*@\w+\(/m.test(code)) return null;
    const { code: lowered, map } = await transform(code, {
      loader: "ts",
      target: "es2022",
      sourcemap: true,
      sourcefile: id,
      tsconfigRaw: {},
    });
    return { code: lowered, map };
  },
};

/** The tests that take longest begin first, so that no core waits for them at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => /killed-runs|write-metadata|command\.test|provider-faults/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const folders = ["packages/*/{src,runtime-tests}", "{examples,docs,scripts,bench,outside}"];
const slowSuites = ["soak", "services", "outside"];
const filesOf = (suffix: string) => folders.map((folder) => `${folder}/**/*${suffix}.test.ts`);

/** A suite of its own, run by name: `npm run test:<name>` runs the files `*.<name>.test.ts`. */
function suite(
  name: string,
  timeoutMs: number,
  more: TestProjectInlineConfiguration["test"] = {},
): TestProjectInlineConfiguration {
  const timeouts = { testTimeout: timeoutMs, hookTimeout: timeoutMs };
  return { extends: true, test: { name, include: filesOf(`.${name}`), ...timeouts, ...more } };
}

// Packages resolve each other's sources, so that `--changed` sees which tests depend on a changed file. "module" is left
// out: Node does not set it, and what some packages have behind it does not run there.
const conditions = ["legenda-source", "node", "development|production"];

export default defineConfig({
  plugins: [decorators, pageScriptVitePlugin as Plugin],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Many tests wait for child processes, so use every core.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: filesOf(""),
          exclude: ["**/node_modules/**", ...slowSuites.map((name) => `**/*.${name}.test.ts`)],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      suite("soak", 600_000),
      suite("services", 600_000),
      suite("outside", 900_000, { globalSetup: ["outside/global-setup.ts"] }),
    ],
  },
});
