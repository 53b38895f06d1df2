/**
 * Prints the project's figures, one line each: `<name> <value> <unit>`, and nothing else to standard output.
 *
 *   npm run --silent bench -- [--json] [name…]
 */
import { parseArgs } from "node:util";
import { callOverhead, callOverheadTyped } from "./figures/call-overhead.js";
import { coreGzip } from "./figures/core-gzip.js";
import { fitting } from "./figures/fit-image.js";
import { folderMemoryGrowth, folderMemoryPeak, folderRate } from "./figures/folder.js";
import { helpVersusNode } from "./figures/help-vs-node.js";
import { importCore, importOpenai } from "./figures/import.js";
import { localVersusBare } from "./figures/local-vs-bare.js";
import { requestBody } from "./figures/request-body.js";
import { scenesCaption } from "./figures/scenes-caption.js";
import { versusSdk } from "./figures/versus-sdk.js";
import type { Figure } from "./measure.js";

const figures: readonly Figure[] = [
  callOverhead,
  callOverheadTyped,
  importCore,
  coreGzip,
  scenesCaption,
  localVersusBare,
  ...versusSdk,
  requestBody,
  fitting,
  importOpenai,
  folderRate,
  folderMemoryGrowth,
  folderMemoryPeak,
  helpVersusNode,
];

const { values, positionals } = parseArgs({ options: { json: { type: "boolean", default: false } }, allowPositionals: true });
const unknown = positionals.filter((name) => !figures.some((figure) => figure.name === name));
if (unknown.length > 0) {
  console.error(`No figure is called ${unknown.join(", ")}. There are: ${figures.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

const results: { name: string; value: number; unit: string }[] = [];
for (const { name, unit, measure } of figures.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  const value = Number((await measure()).toPrecision(4));
  results.push({ name, value, unit });
  if (!values.json) console.log(`${name} ${value} ${unit}`);
}
if (values.json) console.log(JSON.stringify(results));
