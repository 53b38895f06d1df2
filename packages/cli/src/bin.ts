#!/usr/bin/env node
/**
 * The command. All that it takes from the process is taken here, and its fast way out: help and version need no parser.
 *
 * @module
 */
import { refuseNode } from "./environment/refuse-node.js";
import { overview } from "./overview.js";

const words = process.argv.slice(2);
const [first] = words;
// A reader that has left, such as head, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
// A run goes on where nobody reads any more how it goes.
process.stderr.on("error", () => {});

const refusal = refuseNode(process.versions.node);
if (refusal !== undefined) {
  process.stderr.write(`legenda: ${refusal}\n`);
  process.exitCode = 2;
} else if (first === undefined || ((first === "--help" || first === "-h" || first === "help") && words.length === 1)) {
  process.stdout.write(overview);
} else {
  const { main } = await import("./main.js");
  await main(words, process);
}
