/**
 * Builds the packages: tsc checks them and writes their declarations, esbuild puts each entry's modules
 * into one file (and what entries share, or load on demand, into chunks). One file starts in a
 * fraction of the time that forty take.
 */
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { build } from "esbuild";

const packages = globSync("packages/*/package.json")
  .sort()
  .map((file) => ({ folder: dirname(file), manifest: JSON.parse(readFileSync(file, "utf8")) }));

const bundled = await Promise.allSettled(packages.map(bundle));
const { status } = spawnSync("tsc", ["-b", ...process.argv.slice(2)], {
  stdio: ["inherit", 2, "inherit"],
  shell: process.platform === "win32",
});
// esbuild has said what is wrong.
process.exit(bundled.some((outcome) => outcome.status === "rejected") ? 1 : (status ?? 1));

async function bundle({ folder, manifest }) {
  const outputs = [...Object.values(manifest.exports ?? {}).map((entry) => entry.default), ...Object.values(manifest.bin ?? {})];
  const { metafile } = await build({
    entryPoints: outputs
      .filter(Boolean)
      .map((output) => join(folder, output.replace(/^\.\/dist\//, "src/").replace(/\.js$/, ".ts"))),
    outdir: join(folder, "dist"),
    outbase: join(folder, "src"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    target: "es2024",
    // What is named in package.json is installed beside the package, and Node's own modules are there.
    packages: "external",
    external: ["node:*"],
    chunkNames: "[name]-[hash]",
    metafile: true,
    logLevel: "warning",
  });
  const written = new Set(Object.keys(metafile.outputs).map(normalize));
  const isStale = (file) => (file.endsWith(".d.ts") ? !existsSync(sourceOf(file)) : !written.has(normalize(file)));
  for (const file of globSync(join(folder, "dist", "**", "*.{js,js.map,d.ts,d.ts.map}"))) if (isStale(file)) rmSync(file);
}

/** The source that a declaration was made from. */
function sourceOf(declaration) {
  return normalize(declaration)
    .replace(`${sep}dist${sep}`, `${sep}src${sep}`)
    .replace(/\.d\.ts$/, ".ts");
}
