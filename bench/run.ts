/**
 * Prints the project's figures, one line each: `<name> <value> <unit>`, and nothing else to standard output.
 * Each is measured in a process of its own.
 *
 *   npm run --silent bench -- [--json] [--pictures=<count>] [name…]
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { coreGzip, smallestProgram } from "./figures/bundle-size.js";
import { callOverhead, callOverheadTyped } from "./figures/call-overhead.js";
import { firstCaptions } from "./figures/first-caption.js";
import { fitting } from "./figures/fit-image.js";
import { folderMemoryGrowth, folderMemoryPeak, folderRate } from "./figures/folder.js";
import { helpVersusNode } from "./figures/help-vs-node.js";
import { importCore, importOpenai } from "./figures/import.js";
import { installedSizes } from "./figures/installed-size.js";
import { localVersusBare } from "./figures/local-vs-bare.js";
import { parallelMemory } from "./figures/parallel-memory.js";
import { readyCaption } from "./figures/ready-caption.js";
import { requestBody } from "./figures/request-body.js";
import { scenesCaption } from "./figures/scenes-caption.js";
import { streamOneLine } from "./figures/stream-one-line.js";
import { streamedCaptions } from "./figures/streamed-caption.js";
import { versusSdk } from "./figures/versus-sdk.js";
import type { Figure } from "./measure.js";

const figures: readonly Figure[] = [
  callOverhead,
  callOverheadTyped,
  importCore,
  coreGzip,
  smallestProgram,
  scenesCaption,
  localVersusBare,
  ...firstCaptions,
  ...versusSdk,
  requestBody,
  ...streamedCaptions,
  streamOneLine,
  readyCaption,
  parallelMemory,
  fitting,
  importOpenai,
  folderRate,
  folderMemoryGrowth,
  folderMemoryPeak,
  helpVersusNode,
  ...installedSizes,
];

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false }, pictures: { type: "string", default: "100000" } },
  allowPositionals: true,
});
const options = { pictures: Number(values.pictures) };
const unknown = positionals.filter((name) => !figures.some((figure) => figure.name === name));
if (unknown.length > 0) {
  console.error(`No figure is called ${unknown.join(", ")}. There are: ${figures.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

async function measured(group: readonly Figure[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const { name, unit, measure } of group)
    results.push({ name, value: Number((await measure(options)).toPrecision(4)), unit });
  return results;
}

/** Figures in a process of their own: what one leaves behind in the heap, and in what V8 has learnt, would count in the next. */
function measuredApart(group: readonly Figure[]): readonly Result[] {
  const names = group.map(({ name }) => name);
  const args = [...process.execArgv, fileURLToPath(import.meta.url), "--json", `--pictures=${options.pictures}`, ...names];
  const { status, stdout } = spawnSync(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
  if (status !== 0) throw new Error(`${names.join(", ")} could not be measured: the process ended with ${status}.`);
  return JSON.parse(stdout) as readonly Result[];
}

const chosen = figures.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const groups = [...Map.groupBy(chosen, ({ name, group }) => group ?? name).values()];
const results: Result[] = [];
for (const group of groups) {
  const groupResults = groups.length === 1 ? await measured(group) : measuredApart(group);
  results.push(...groupResults);
  if (!values.json) for (const { name, value, unit } of groupResults) console.log(`${name} ${value} ${unit}`);
}
if (values.json) console.log(JSON.stringify(results));
