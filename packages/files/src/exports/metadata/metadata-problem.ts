import type { BatchResult } from "@legenda/batch";
import { ImageError } from "@legenda/core";
import { quotePath } from "../../text/printable-name.js";
import { OutputError, outputError } from "../output-error.js";

/** Why an image's metadata was not written, for its error. ExifTool names its temporary file; the image's own name says more. */
export function metadataProblem({ key }: BatchResult, error: unknown): OutputError {
  if (error instanceof ImageError) return new OutputError(error.message, { path: key, cause: error });
  if (error instanceof OutputError || (error as NodeJS.ErrnoException).code !== undefined) return outputError(key, error);
  const text = error instanceof Error ? error.message : String(error);
  const reason = text
    .replace(/ - \S*\.legenda-\S*/g, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .slice(0, 300)
    .trim();
  return new OutputError(`${quotePath(key)} gets no caption: ${reason.replace(/(?<![.!?])$/, ".")}`, { path: key, cause: error });
}
