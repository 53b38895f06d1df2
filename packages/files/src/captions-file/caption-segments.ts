import { DefinitionError } from "@legenda/core";
import { detectDialect } from "../tables/csv-dialect.js";
import { readHead, type TextWithHead } from "../text/read-head.js";
import { decodeText, fileChunks } from "../text/read-text.js";
import type { CaptionsFileOptions, CaptionsFormat, CaptionsInput } from "./caption-entry.js";
import type { CaptionSegment, CaptionsTextFile } from "./caption-segment.js";
import { CaptionsFileError } from "./captions-file-error.js";
import { csvSegments } from "./csv-segments.js";
import { detectFormat } from "./detect-format.js";
import { jsonSegments } from "./json-segments.js";
import { jsonlSegments, textSegments } from "./line-segments.js";

/** The characters that tell the format and the dialect of a file. */
const headLength = 65_536;

/** Splits a file of captions into stretches of text, whatever its format. */
export async function* captionSegments(
  input: CaptionsInput,
  { format, keyColumn, captionColumn }: CaptionsFileOptions,
): AsyncGenerator<CaptionSegment, void, undefined> {
  const path = typeof input === "string" ? input : undefined;
  const file: CaptionsTextFile = {
    name: path ?? "The file of captions",
    error: (message, details) => new CaptionsFileError(message, details),
    keyColumn,
    captionColumn,
  };
  const chunks = typeof input === "string" ? fileChunks(input) : input;
  const text = await readHead(decodeText(chunks, file), (head) => head.length >= headLength);
  if (text.bom !== "") yield { raw: text.bom };
  yield* segmentsOf(format ?? detectFormat(path, text.head), text, file);
}

function segmentsOf(
  format: CaptionsFormat,
  { head, texts }: TextWithHead,
  file: CaptionsTextFile,
): AsyncGenerator<CaptionSegment, void, undefined> {
  switch (format) {
    case "csv":
      return csvSegments(texts, detectDialect(head), file);
    case "tsv":
      return csvSegments(texts, { ...detectDialect(head), delimiter: "\t" }, file);
    case "jsonl":
      return jsonlSegments(texts, file);
    case "json":
      return jsonSegments(texts, file);
    case "txt":
      return textSegments(texts, file);
    default:
      throw new DefinitionError(`There is no format "${String(format satisfies never)}". Use csv, tsv, jsonl, json or txt.`);
  }
}
