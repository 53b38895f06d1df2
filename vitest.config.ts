import { availableParallelism } from "node:os";
import { transform } from "esbuild";
import { defineConfig, type Plugin } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

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
    const isLong = ({ moduleId }: TestSpecification) => /killed-runs|command\.test|provider-faults/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  plugins: [decorators],
  test: {
    include: ["packages/*/{src,runtime-tests}/**/*.test.ts", "{examples,docs,scripts,bench}/**/*.test.ts"],
    // Many tests wait for processes of their own: all cores have something to do.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    unstubGlobals: true,
  },
});
