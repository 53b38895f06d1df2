#!/usr/bin/env node
/**
 * The command. All that it takes from the process is taken here, and its fast way out: help and version need no parser.
 *
 * @module
 */
import { overview } from "./overview.js";

const words = process.argv.slice(2);
const [first] = words;
// A reader that has left, such as head, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
// A run goes on where nobody reads any more how it goes.
process.stderr.on("error", () => {});

if (first === undefined || ((first === "--help" || first === "-h" || first === "help") && words.length === 1)) {
  process.stdout.write(overview);
} else {
  const { main } = await import("./main.js");
  await main(words, process);
}
