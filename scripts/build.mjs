/**
 * Builds the packages: tsc checks them and writes their declarations, esbuild puts each entry's modules
 * into one file (and what entries share, or load on demand, into chunks). One file starts in a
 * fraction of the time that forty take.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, normalize, sep } from "node:path";
import { build } from "esbuild";
import { pageScriptPlugin } from "./page-script.mjs";

/**
 * Packages whose code becomes part of ours: so that a package without dependencies has none, or because bundlers cannot read
 * what they publish (jsonc-parser's modules for Node). Their licences go with it.
 */
const included = { "@legenda/core": ["eventsource-parser"], "@legenda/files": ["jsonc-parser"] };

const packages = globSync("packages/*/package.json")
  .sort()
  .map((file) => ({ folder: dirname(file), manifest: JSON.parse(readFileSync(file, "utf8")) }));

const bundled = await Promise.allSettled(packages.map(bundle));
const { status } = spawnSync("tsc", ["-b", ...process.argv.slice(2)], {
  stdio: ["inherit", 2, "inherit"],
  shell: process.platform === "win32",
});
// esbuild reports what is wrong in the sources; anything else is this script's own.
for (const { reason } of bundled) if (reason && !reason.errors) console.error(reason);
process.exit(bundled.some((outcome) => outcome.status === "rejected") ? 1 : (status ?? 1));

async function bundle({ folder, manifest }) {
  const entries = [...Object.values(manifest.exports ?? {}), ...Object.values(manifest.imports ?? {})].map(
    (entry) => entry.default,
  );
  const outputs = [...entries, ...Object.values(manifest.bin ?? {})].filter((output) => output?.startsWith("./dist/"));
  const alias = Object.fromEntries((included[manifest.name] ?? []).map((name) => [name, entryOf(name, folder)]));
  const { metafile } = await build({
    entryPoints: outputs.map((output) => join(folder, output.replace(/^\.\/dist\//, "src/").replace(/\.js$/, ".ts"))),
    outdir: join(folder, "dist"),
    outbase: join(folder, "src"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    target: "es2024",
    // What is named in package.json is installed beside the package, and Node's own modules are there.
    packages: "external",
    external: ["node:*", "#*"],
    alias,
    plugins: [pageScriptPlugin],
    chunkNames: "[name]-[hash]",
    metafile: true,
    logLevel: "warning",
  });
  const written = new Set(Object.keys(metafile.outputs).map(normalize));
  const isStale = (file) => (file.endsWith(".d.ts") ? !existsSync(sourceOf(file)) : !written.has(normalize(file)));
  for (const file of globSync(join(folder, "dist", "**", "*.{js,js.map,d.ts,d.ts.map}"))) if (isStale(file)) rmSync(file);
}

/** The file that a package exports, as a path: what is not a package's name is not left out of the bundle. */
function entryOf(name, folder) {
  const home = realpathSync(join(folder, "node_modules", name));
  const licences = join(folder, "dist", "licences");
  mkdirSync(licences, { recursive: true });
  const [licence] = globSync(join(home, "LICENSE*"));
  copyFileSync(licence, join(licences, `${name}.txt`));
  const { module } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  return module ? join(home, module) : createRequire(join(process.cwd(), folder, "package.json")).resolve(name);
}

/** The source that a declaration was made from. */
function sourceOf(declaration) {
  return normalize(declaration)
    .replace(`${sep}dist${sep}`, `${sep}src${sep}`)
    .replace(/\.d\.ts$/, ".ts");
}
