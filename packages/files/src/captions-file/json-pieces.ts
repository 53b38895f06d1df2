import type { CaptionPiece, PieceOptions } from "./caption-piece.js";
import { CaptionsFileError } from "./captions-file-error.js";
import { JsonCutter, type JsonItem } from "./json-cutter.js";
import { jsonEntry, jsonMember } from "./json-entry.js";
import { replaceJsonText } from "./replace-json-text.js";

/** JSON: an array of objects, or an object of captions by their images' names. */
export async function* jsonPieces(
  chunks: AsyncIterable<string>,
  options: PieceOptions,
): AsyncGenerator<CaptionPiece, void, undefined> {
  const cutter = new JsonCutter(options.name);
  for await (const chunk of chunks) for (const item of cutter.push(chunk)) yield pieceOf(item, options);
  for (const item of cutter.end()) yield pieceOf(item, options);
}

function pieceOf({ raw, line, kind }: JsonItem, options: PieceOptions): CaptionPiece {
  if (kind === "between") return { raw };
  const json = kind === "item" ? raw : `{${raw}}`;
  const { entry, path } = kind === "item" ? jsonEntry(parse(), line, options) : memberOf(parse());
  if (!path) return { raw, entry };
  return {
    raw,
    entry,
    withText: (text) => {
      const changed = replaceJsonText(json, path, text);
      return kind === "item" ? changed : changed.slice(1, -1);
    },
  };

  function parse(): unknown {
    try {
      return JSON.parse(json);
    } catch (cause) {
      throw new CaptionsFileError(`${options.name}, line ${line}: this is not JSON.`, { reason: "malformed", line, cause });
    }
  }

  function memberOf(value: unknown): ReturnType<typeof jsonMember> {
    const [member] = Object.entries(value as object);
    return jsonMember(member?.[0] ?? "", member?.[1], line, options);
  }
}
