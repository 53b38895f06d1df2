import { DefinitionError } from "@legenda/core";
import type { CaptionsFileOptions, CaptionsFormat, CaptionsInput } from "./caption-entry.js";
import type { CaptionPiece, PieceOptions } from "./caption-piece.js";
import { csvPieces } from "./csv-pieces.js";
import { detectDelimiter, firstLine } from "./detect-delimiter.js";
import { detectFormat } from "./detect-format.js";
import { jsonPieces } from "./json-pieces.js";
import { jsonlPieces, textPieces } from "./line-pieces.js";
import { openText } from "./open-text.js";

/** A file of captions as stretches of text, whatever its format. */
export async function* captionPieces(
  input: CaptionsInput,
  options: CaptionsFileOptions,
): AsyncGenerator<CaptionPiece, void, undefined> {
  const path = typeof input === "string" ? input : undefined;
  const named: PieceOptions = {
    name: path ?? "The file of captions",
    keyColumn: options.keyColumn,
    captionColumn: options.captionColumn,
  };
  const { mark, start, chunks } = await openText(input, named.name);
  if (mark !== "") yield { raw: mark };
  const format = options.format ?? detectFormat(path, start);
  yield* piecesOf(format, start, chunks, named);
}

function piecesOf(
  format: CaptionsFormat,
  start: string,
  chunks: AsyncIterable<string>,
  options: PieceOptions,
): AsyncGenerator<CaptionPiece, void, undefined> {
  switch (format) {
    case "csv":
      return csvPieces(chunks, detectDelimiter(firstLine(start)), options);
    case "tsv":
      return csvPieces(chunks, "\t", options);
    case "jsonl":
      return jsonlPieces(chunks, options);
    case "json":
      return jsonPieces(chunks, options);
    case "txt":
      return textPieces(chunks, options);
    default:
      throw new DefinitionError(`There is no format "${String(format satisfies never)}": use csv, tsv, jsonl, json or txt.`);
  }
}
