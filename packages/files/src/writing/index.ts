/**
 * Files of your own, written as Legenda writes its outputs: whole or not at all, and CSV that is safe in spreadsheets.
 *
 * @module
 * @example
 * import { atomicFile, createCsvWriter } from "@legenda/files/writing";
 *
 * const write = createCsvWriter();
 * await atomicFile("prices.csv", async (put) => {
 *   await put(write([["file", "price"]]));
 *   await put(write([["bag.jpg", "12.50"]]));
 * });
 */
export { type AtomicFileOptions, atomicFile, type WriteChunk } from "../exports/atomic-file/atomic-file.js";
export { type CsvWriterOptions, createCsvWriter } from "../tables/csv-writer.js";
export { escapeFormula, unescapeFormula } from "../text/escape-formula.js";
