/**
 * The scripts of our HTML pages: `import script from "./script/main.ts?script"` is the text of that module and of what it
 * imports, bundled for browsers. The build and the tests share this, so both see the same script.
 */
import { dirname, resolve } from "node:path";
import { build } from "esbuild";

const suffix = "?script";
const virtual = "\0page-script:";

async function bundle(path) {
  const { outputFiles, metafile } = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2023",
    charset: "utf8",
    legalComments: "none",
    tsconfigRaw: {},
    write: false,
    metafile: true,
    logLevel: "warning",
  });
  const inputs = Object.keys(metafile.inputs).map((input) => resolve(input));
  return { module: `export default ${JSON.stringify(outputFiles[0].text.trim())};`, inputs };
}

/** For esbuild. */
export const pageScriptPlugin = {
  name: "legenda:page-script",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?script$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice(0, -suffix.length)),
      namespace: "page-script",
    }));
    onLoad({ filter: /.*/, namespace: "page-script" }, async ({ path }) => {
      const { module, inputs } = await bundle(path);
      return { contents: module, loader: "js", watchFiles: inputs };
    });
  },
};

/** For Vite and Vitest, which take an id that begins with a zero for no path. */
export const pageScriptVitePlugin = {
  name: "legenda:page-script",
  enforce: "pre",
  resolveId(source, importer) {
    if (!source.endsWith(suffix) || !importer) return null;
    return `${virtual}${resolve(dirname(importer), source.slice(0, -suffix.length))}`;
  },
  async load(id) {
    if (!id.startsWith(virtual)) return null;
    const { module, inputs } = await bundle(id.slice(virtual.length));
    for (const input of inputs) this.addWatchFile(input);
    return module;
  },
};
