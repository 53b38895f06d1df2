/**
 * How large the smallest captioning programs are: kilobytes (1000 bytes) after gzip. `core-gzip-kb` is one without its model,
 * `smallest-program-gzip-kb` one with a model of OpenAI.
 *
 * Method: esbuild bundles and minifies a program that makes one caption function of a template. Counted is what the program
 * loads to run: the entry and the chunks that it imports statically. What is loaded later, such as the reading of typed
 * answers and tables of prices, is in chunks of its own and not counted; `bench` states it on standard error.
 */
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Figure } from "../measure.js";

function bundled(name: string, program: string): Figure {
  return {
    name,
    unit: "kb",
    async measure() {
      const { atStart, later } = await gzippedSize(program);
      console.error(`${name}: ${later.toFixed(1)} kb more are loaded on demand`);
      return atStart;
    },
  };
}

export const coreGzip = bundled(
  "core-gzip-kb",
  `
  import { promptTemplate } from "@legenda/core";
  export const caption = (model) => promptTemplate("Caption this: {url:image}").call(model);
`,
);

export const smallestProgram = bundled(
  "smallest-program-gzip-kb",
  `
  import { promptTemplate } from "@legenda/core";
  import { openai } from "@legenda/openai";
  export const caption = promptTemplate("Caption this: {url:image}").call(openai("gpt-4o-mini"));
`,
);

/** In kilobytes. */
async function gzippedSize(program: string): Promise<{ readonly atStart: number; readonly later: number }> {
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
    logLevel: "error",
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
  const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + size(name), 0) / 1000;
  return { atStart: sum(loaded), later: sum(Object.keys(metafile.outputs).filter((name) => !loaded.has(name))) };
}
