/**
 * What a program that writes outputs, or writes into the images, tells a journal.
 *
 * @module
 * @example
 * import { copyFile } from "node:fs/promises";
 * import { isModifiedOutput, rememberOutput } from "@legenda/batch/journal";
 *
 * if (await isModifiedOutput("alt.journal", "alt.csv")) await copyFile("alt.csv", "alt.csv.bak");
 * // … write alt.csv …
 * await rememberOutput("alt.journal", "alt.csv");
 */

export { isModifiedOutput, rememberOutput } from "./output-ownership.js";
export { refreshFileSignatures } from "./refresh-file-signatures.js";
