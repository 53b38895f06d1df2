import { readJsonLines } from "../tables/json-lines.js";
import { readLines } from "../text/lines.js";
import type { CaptionSegment, CaptionsTextFile } from "./caption-segment.js";
import { jsonEntry } from "./json-entry.js";
import { replaceJsonText } from "./replace-json-text.js";

/** JSON Lines: an object a line. */
export async function* jsonlSegments(
  texts: AsyncIterable<string>,
  file: CaptionsTextFile,
): AsyncGenerator<CaptionSegment, void, undefined> {
  for await (const { raw, line, value } of readJsonLines(texts, file)) {
    if (value === undefined) {
      yield { raw };
      continue;
    }
    const { entry, path } = jsonEntry(value, line, file);
    yield { raw, entry, ...(path && { withText: (text: string) => replaceJsonText(raw, path, text) }) };
  }
}

/** Plain text: a caption a line. */
export async function* textSegments(
  texts: AsyncIterable<string>,
  file: CaptionsTextFile,
): AsyncGenerator<CaptionSegment, void, undefined> {
  for await (const { text, end, number } of readLines(texts, file)) {
    const raw = text + end;
    if (text.trim() === "") yield { raw };
    else {
      const entry = { key: undefined, text, line: number, fields: {}, failed: false };
      yield { raw, entry, withText: (newText) => newText + end };
    }
  }
}
