#!/usr/bin/env node
/**
 * The command. Printing the overview needs no parser, so it is done here.
 *
 * @module
 */
import { refuseNode } from "./environment/refuse-node.js";
import { overview } from "./overview.js";

const words = process.argv.slice(2);
const [first] = words;
// A reader that has closed the pipe, such as head, is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
// A run continues if nobody reads its messages any more.
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
