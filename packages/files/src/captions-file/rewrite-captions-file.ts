import type { CaptionEntry, CaptionsFileOptions, CaptionsInput } from "./caption-entry.js";
import { captionSegments } from "./caption-segments.js";

/**
 * Rewrites a file of captions with some of them changed, and yields its text in chunks. What is not changed stays the same to
 * the byte; in a changed row of a table the other cells keep their texts. UTF-16 comes out as UTF-8.
 *
 * @param change returns the new caption, or `undefined` to keep the caption as it is
 * @throws {CaptionsFileError} as {@link readCaptionsFile} does
 * @example
 * await pipeline(rewriteCaptionsFile("captions.csv", ({ text }) => fixAltText(text).text), createWriteStream("fixed.csv"));
 */
export async function* rewriteCaptionsFile(
  input: CaptionsInput,
  change: (entry: CaptionEntry) => string | undefined,
  options: CaptionsFileOptions = {},
): AsyncGenerator<string, void, undefined> {
  for await (const { raw, entry, withText } of captionSegments(input, options)) {
    const text = entry && change(entry);
    yield text === undefined || text === entry?.text || !withText ? raw : withText(text);
  }
}
