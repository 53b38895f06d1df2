import type { CaptionsFormat } from "./caption-entry.js";
import { captionNames, findName } from "./column-names.js";
import { detectDelimiter, firstLine } from "./detect-delimiter.js";

/** The format of a file, by its name and, where that does not tell, by its beginning. */
export function detectFormat(path: string | undefined, start: string): CaptionsFormat {
  const extension = /\.([a-z0-9]+)$/iu.exec(path ?? "")?.[1]?.toLowerCase();
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
      return formatOf(start, extension === "json");
  }
}

function formatOf(start: string, json: boolean): CaptionsFormat {
  const text = start.trimStart();
  if (text.startsWith("[")) return "json";
  if (text.startsWith("{")) return hasLinesOfJson(text, json) ? "jsonl" : "json";
  if (json) return "json";
  const header = firstLine(text);
  const delimiter = detectDelimiter(header);
  const names = header.split(delimiter).map((name) => name.replace(/^\s*"|"\s*$/g, ""));
  if (findName(names, captionNames) === -1) return "txt";
  return delimiter === "\t" ? "tsv" : "csv";
}

/** Whether the first line is an object of its own, and there are more; one alone may be a map of all captions. */
function hasLinesOfJson(text: string, json: boolean): boolean {
  const line = text.split("\n", 1)[0] ?? "";
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) return false;
    if (text.slice(line.length).trim() !== "") return true;
    return !json && findName(Object.keys(value), [...captionNames, "value"]) !== -1;
  } catch {
    return false;
  }
}
