import type { CaptionEntry, CaptionsFileOptions, CaptionsInput } from "./caption-entry.js";
import { captionPieces } from "./caption-pieces.js";

/**
 * The text of a file of captions with some of them changed, in chunks. What is not changed stays as it was, to the
 * byte; in a changed row of a table the other cells keep what they say. UTF-16 comes out as UTF-8.
 *
 * @param change gives the new caption, or `undefined` to keep the one there is.
 * @throws CaptionsFileError as {@link readCaptionsFile} does.
 * @example
 * await pipeline(rewriteCaptionsFile("captions.csv", ({ text }) => fixAltText(text).text), createWriteStream("fixed.csv"));
 */
export async function* rewriteCaptionsFile(
  input: CaptionsInput,
  change: (entry: CaptionEntry) => string | undefined,
  options: CaptionsFileOptions = {},
): AsyncGenerator<string, void, undefined> {
  for await (const { raw, entry, withText } of captionPieces(input, options)) {
    const text = entry && change(entry);
    yield text === undefined || text === entry?.text || !withText ? raw : withText(text);
  }
}
