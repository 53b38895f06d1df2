import type { CaptionEntry, CaptionsFileOptions, CaptionsInput } from "./caption-entry.js";
import { captionPieces } from "./caption-pieces.js";

/**
 * Reads captions from a file: a table (CSV with any of the usual delimiters, TSV), JSON Lines, JSON (an array of
 * objects, or an object of captions by their images' names) or plain text with a caption a line. Rows come as they are
 * read; the file is not held in memory. A cell that was escaped for spreadsheets is read without its quote.
 *
 * @throws CaptionsFileError for a file that is not there, not UTF-8, broken, or without a column of captions.
 * @example
 * for await (const { key, text, line } of readCaptionsFile("captions.csv")) console.log(line, key, text);
 */
export async function* readCaptionsFile(
  input: CaptionsInput,
  options: CaptionsFileOptions = {},
): AsyncGenerator<CaptionEntry, void, undefined> {
  for await (const { entry } of captionPieces(input, options)) if (entry) yield entry;
}
