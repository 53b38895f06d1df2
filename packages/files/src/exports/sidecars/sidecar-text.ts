import type { BatchResult } from "@legenda/batch";
import { captionParts } from "../caption-parts.js";
import { jsonLine } from "../jsonl/json-line.js";

/** The extension of the files: `caption` is text too, as some trainers of image models want it. */
export type SidecarFormat = "txt" | "json" | "caption";

/** The content of an image's sidecar; `undefined` if it has none. */
export function sidecarText(result: BatchResult, format: SidecarFormat, textKey: string): string | undefined {
  if (result.status === "failed") return undefined;
  const value = result.status === "kept" ? result.existing : result.value;
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  if (format === "json") return `${jsonText(isRecord ? value : { [textKey]: value })}\n`;
  return `${captionParts(value).text ?? (value === undefined || value === null ? "" : jsonLine(value))}\n`;
}

function jsonText(value: object): string {
  return JSON.stringify(JSON.parse(jsonLine(value)), undefined, 2);
}
