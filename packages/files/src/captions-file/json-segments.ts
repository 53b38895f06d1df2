import { parseJson } from "../tables/json-lines.js";
import type { CaptionSegment, CaptionsTextFile } from "./caption-segment.js";
import { type JsonEntry, jsonEntry, jsonMember } from "./json-entry.js";
import { type JsonStretch, splitJson } from "./json-splitter.js";
import { replaceJsonText } from "./replace-json-text.js";

/** In UTF-16 units. A larger collection is read as JSON Lines, a line at a time. */
const maxLength = 64_000_000;

/** JSON: an array of objects, or an object of captions by the names of their images. */
export async function* jsonSegments(
  texts: AsyncIterable<string>,
  file: CaptionsTextFile,
): AsyncGenerator<CaptionSegment, void, undefined> {
  const pieces: string[] = [];
  let length = 0;
  for await (const text of texts) {
    pieces.push(text);
    length += text.length;
    if (length <= maxLength) continue;
    const message = `${file.name} is longer than ${maxLength} characters. Write it as JSON Lines, an object a line.`;
    throw file.error(message, { reason: "too-large" });
  }
  for (const stretch of splitJson(pieces.join(""), file)) yield segmentOf(stretch, file);
}

function segmentOf({ raw, line, kind }: JsonStretch, file: CaptionsTextFile): CaptionSegment {
  if (kind === "between") return { raw };
  const json = kind === "item" ? raw : `{${raw}}`;
  const value = parseJson(json, file, line);
  const { entry, path } = kind === "item" ? jsonEntry(value, line, file) : memberOf(value, line, file);
  if (!path) return { raw, entry };
  const withText = (text: string): string => {
    const replaced = replaceJsonText(json, path, text);
    return kind === "item" ? replaced : replaced.slice(1, -1);
  };
  return { raw, entry, withText };
}

function memberOf(value: unknown, line: number, file: CaptionsTextFile): JsonEntry {
  const [member] = Object.entries(value as object);
  return jsonMember(member?.[0] ?? "", member?.[1], line, file);
}
