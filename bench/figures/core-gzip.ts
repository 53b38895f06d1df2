/**
 * How large the smallest captioning program is, without its model: kilobytes (1000 bytes) after gzip.
 *
 * Method: esbuild bundles and minifies a program that makes one caption function of a template and
 * calls it. Counted is what the program loads to run: the entry and the chunks that it imports
 * statically. What reads typed answers is a chunk of its own, loaded with the first typed call, and is
 * not counted; `bench` states it on standard error.
 */

import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Figure } from "../measure.js";

const program = `
  import { promptTemplate } from "@legenda/core";
  export const caption = (model) => promptTemplate("Caption this: {url:image}").call(model);
`;

export const coreGzip: Figure = {
  name: "core-gzip-kb",
  unit: "kb",
  async measure() {
    const { outputFiles, metafile } = await build({
      stdin: { contents: program, resolveDir: fileURLToPath(new URL("../..", import.meta.url)) },
      bundle: true,
      minify: true,
      splitting: true,
      format: "esm",
      platform: "browser",
      // The schema libraries are the user's own.
      external: ["zod", "zod/*", "zod-to-json-schema", "@valibot/*", "@opentelemetry/api"],
      outdir: "out",
      metafile: true,
      write: false,
    });
    const size = (name: string) =>
      gzipSync(outputFiles.find(({ path }) => path.endsWith(name.slice("out".length)))?.contents ?? "", { level: 9 }).length;
    const entry = Object.keys(metafile.outputs).find((name) => metafile.outputs[name]?.entryPoint === "<stdin>");
    if (!entry) throw new Error("esbuild wrote no entry.");
    const loaded = new Set<string>();
    const load = (name: string) => {
      if (loaded.has(name)) return;
      loaded.add(name);
      for (const { path, kind } of metafile.outputs[name]?.imports ?? [])
        if (kind === "import-statement" && metafile.outputs[path]) load(path);
    };
    load(entry);
    const later = Object.keys(metafile.outputs).filter((name) => !loaded.has(name));
    const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + size(name), 0) / 1000;
    console.error(`core-gzip-kb: loaded with the first typed answer: ${sum(later).toFixed(1)} kb more`);
    return sum(loaded);
  },
};
