import type { CaptionPiece, PieceOptions } from "./caption-piece.js";
import { CaptionsFileError } from "./captions-file-error.js";
import { jsonEntry } from "./json-entry.js";
import { replaceJsonText } from "./replace-json-text.js";

/** In UTF-16 units. What is longer is no line of captions. */
const LONGEST_LINE = 8_000_000;

/** JSON Lines: an object a line. */
export async function* jsonlPieces(
  chunks: AsyncIterable<string>,
  options: PieceOptions,
): AsyncGenerator<CaptionPiece, void, undefined> {
  for await (const { raw, line } of linesOf(chunks, options.name)) {
    if (raw.trim() === "") {
      yield { raw };
      continue;
    }
    const { entry, path } = jsonEntry(parsed(raw, line, options.name), line, options);
    yield { raw, entry, ...(path && { withText: (text: string) => replaceJsonText(raw, path, text) }) };
  }
}

/** Plain text: a caption a line. */
export async function* textPieces(
  chunks: AsyncIterable<string>,
  options: PieceOptions,
): AsyncGenerator<CaptionPiece, void, undefined> {
  for await (const { raw, line } of linesOf(chunks, options.name)) {
    const text = raw.replace(/\r?\n$/, "");
    if (text.trim() === "") yield { raw };
    else {
      const entry = { key: undefined, text, line, fields: {}, failed: false };
      yield { raw, entry, withText: (changed) => changed + raw.slice(text.length) };
    }
  }
}

function parsed(raw: string, line: number, name: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (cause) {
    throw new CaptionsFileError(`${name}, line ${line}: this is not JSON.`, { reason: "malformed", line, cause });
  }
}

interface Line {
  /** With its line break. */
  readonly raw: string;
  readonly line: number;
}

async function* linesOf(chunks: AsyncIterable<string>, name: string): AsyncGenerator<Line, void, undefined> {
  let rest = "";
  let line = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", from)) {
      yield { raw: rest + chunk.slice(from, end + 1), line: line++ };
      rest = "";
      from = end + 1;
    }
    rest += chunk.slice(from);
    if (rest.length > LONGEST_LINE) {
      throw new CaptionsFileError(`${name}, line ${line}: the line is too long to be a caption.`, { reason: "too-large", line });
    }
  }
  if (rest !== "") yield { raw: rest, line };
}
