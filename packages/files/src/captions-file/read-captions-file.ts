import type { CaptionEntry, CaptionsFileOptions, CaptionsInput } from "./caption-entry.js";
import { captionSegments } from "./caption-segments.js";

/**
 * Reads captions from a file: a table (CSV with any of the usual delimiters, TSV), JSON Lines, JSON (an array of
 * objects, or an object of captions by the names of their images) or plain text with a caption a line. Rows are yielded as
 * they are read; only JSON is held in memory, up to 64 million characters. A cell that was escaped for spreadsheets is read
 * without its apostrophe.
 *
 * @throws {CaptionsFileError} for a file that is missing, not UTF-8, malformed, or without a column of captions
 * @example
 * for await (const { key, text, line } of readCaptionsFile("captions.csv")) console.log(line, key, text);
 */
export async function* readCaptionsFile(
  input: CaptionsInput,
  options: CaptionsFileOptions = {},
): AsyncGenerator<CaptionEntry, void, undefined> {
  for await (const { entry } of captionSegments(input, options)) if (entry) yield entry;
}
