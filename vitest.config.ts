import { transform } from "esbuild";
import { defineConfig, type Plugin } from "vitest/config";

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

export default defineConfig({
  plugins: [decorators],
  test: {
    include: ["packages/*/{src,runtime-tests}/**/*.test.ts", "{examples,docs,scripts,bench}/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    unstubGlobals: true,
  },
});
