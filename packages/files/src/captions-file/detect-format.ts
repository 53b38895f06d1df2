import { extensionOf } from "../paths/image-extensions.js";
import { columnRoles, findColumn, foldName } from "../tables/column-roles.js";
import { detectDialect, headerLine } from "../tables/csv-dialect.js";
import type { CaptionsFormat } from "./caption-entry.js";

/** The format of a file, by its name and otherwise by its beginning. */
export function detectFormat(path: string | undefined, head: string): CaptionsFormat {
  const extension = extensionOf(path ?? "");
  switch (extension) {
    case "csv":
      return "csv";
    case "tsv":
    case "tab":
      return "tsv";
    case "jsonl":
    case "ndjson":
      return "jsonl";
    case "txt":
      return "txt";
    default:
      return formatOf(head, extension === "json");
  }
}

function formatOf(head: string, isNamedJson: boolean): CaptionsFormat {
  const text = head.trimStart();
  if (text.startsWith("[")) return "json";
  if (text.startsWith("{")) return hasJsonLines(text, isNamedJson) ? "jsonl" : "json";
  if (isNamedJson) return "json";
  const { delimiter } = detectDialect(text);
  const names = headerLine(text)
    .split(delimiter)
    .map((name) => name.replace(/^\s*"|"\s*$/g, ""));
  if (findColumn(names, "caption") === -1) return "txt";
  return delimiter === "\t" ? "tsv" : "csv";
}

/** Whether the first line is an object of its own, and more follow; a single one may be a map of all captions. */
function hasJsonLines(text: string, isNamedJson: boolean): boolean {
  const line = text.split("\n", 1)[0] ?? "";
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) return false;
    if (text.slice(line.length).trim() !== "") return true;
    const known: readonly string[] = [...columnRoles.caption, "value"];
    return !isNamedJson && Object.keys(value).some((name) => known.includes(foldName(name)));
  } catch {
    return false;
  }
}
