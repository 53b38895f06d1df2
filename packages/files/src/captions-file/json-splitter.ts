import { printParseErrorCode, visit } from "jsonc-parser";
import { lineError, type TextFile } from "../text/text-file.js";

/** An item of a JSON array, a member of a JSON object, or the text between two of them. */
export interface JsonStretch {
  readonly raw: string;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly kind: "item" | "member" | "between";
}

interface Span {
  readonly start: number;
  end: number;
}

/**
 * Splits JSON into the items of its outermost array, or the members of its outermost object. All stretches, one after the
 * other, are the whole text.
 *
 * @throws what `file.error` makes, for text that is not JSON, or is neither an array nor an object
 */
export function* splitJson(json: string, file: TextFile): Generator<JsonStretch, void, undefined> {
  const kind = json.trimStart().startsWith("[") ? "item" : "member";
  let position = 0;
  let line = 1;
  const take = (end: number, kind: JsonStretch["kind"]): JsonStretch => {
    const stretch = { raw: json.slice(position, end), line, kind };
    line += lineBreaks(stretch.raw);
    position = end;
    return stretch;
  };
  for (const { start, end } of spansOf(json, file)) {
    yield take(start, "between");
    yield take(end, kind);
  }
  if (position < json.length) yield take(json.length, "between");
}

/** The spans of the items or members of the outermost array or object. */
function spansOf(json: string, file: TextFile): readonly Span[] {
  const fault = (offset: number, message: string) =>
    lineError(file, 1 + lineBreaks(json.slice(0, offset)), message, { reason: "malformed" });
  if (!/^\s*[[{]/.test(json)) {
    throw fault(0, "expected an array of objects, or an object of captions by the names of their images.");
  }
  const spans: Span[] = [];
  let depth = 0;
  const begin = (offset: number): void => {
    if (depth === 1 && spans.at(-1)?.end !== -1) spans.push({ start: offset, end: -1 });
  };
  const end = (offset: number): void => {
    const span = spans.at(-1);
    if (depth === 1 && span) span.end = offset;
  };
  const open = (offset: number): void => {
    begin(offset);
    depth++;
  };
  const close = (offset: number, length: number): void => {
    depth--;
    end(offset + length);
  };
  try {
    visit(
      json,
      {
        onObjectBegin: open,
        onArrayBegin: open,
        onObjectEnd: close,
        onArrayEnd: close,
        onObjectProperty: (_, offset) => begin(offset),
        onLiteralValue(_, offset, length) {
          begin(offset);
          end(offset + length);
        },
        onError(error, offset) {
          throw fault(offset, errorTexts[printParseErrorCode(error)] ?? "this is not JSON.");
        },
      },
      { disallowComments: true, allowTrailingComma: false },
    );
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw file.error(`${file.name} is nested too deeply.`, { reason: "malformed", cause });
  }
  return spans;
}

const errorTexts: Readonly<Record<string, string>> = {
  EndOfFileExpected: "there is more after the end of the JSON. If each line is an object of its own, use the format jsonl.",
  UnexpectedEndOfString: "a text that begins here is never closed.",
};

function lineBreaks(text: string): number {
  return text.split("\n").length - 1;
}
