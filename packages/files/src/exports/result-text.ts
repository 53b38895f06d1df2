import type { BatchResult } from "@legenda/batch";
import { captionParts } from "./caption-parts.js";

/** The caption of a result; `""` if there is none. */
export function resultText(result: BatchResult): string {
  if (result.status === "failed") return "";
  return result.status === "kept" ? result.existing : (captionParts(result.value).text ?? "");
}
