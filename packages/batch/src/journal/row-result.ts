import type { ImageSource } from "@legenda/core";
import type { BatchResult, CallRecord, FailureRecord, ResultImage } from "../result.js";
import type { AnsweredRow } from "./item-row.js";

/**
 * What the journal has of an image, as a result; `undefined` for one that is still open.
 *
 * @param image what all results have in common, where it is at hand
 */
export function rowResult(row: AnsweredRow, image: ResultImage = rowImage(row)): BatchResult | undefined {
  const call = row.call === null ? undefined : (JSON.parse(row.call) as CallRecord);
  switch (row.state) {
    case "pending":
      return undefined;
    case "kept":
      return { ...image, status: "kept", existing: image.existing ?? "" };
    case "failed":
      return { ...image, status: "failed", error: JSON.parse(row.error ?? "{}") as FailureRecord, call, origin: "journal" };
    case "done": {
      const origin = row.original === null ? "journal" : "duplicate";
      const value: unknown = row.value === null ? undefined : JSON.parse(row.value);
      return { ...image, status: "done", value, call, origin, duplicateOf: row.original ?? undefined };
    }
    default:
      throw new TypeError(`Unknown state of an image: ${row.state satisfies never}`);
  }
}

function rowImage(row: AnsweredRow): ResultImage {
  return {
    key: row.key,
    image: imageAt(row),
    fields: JSON.parse(row.fields) as Record<string, string>,
    existing: row.existing ?? undefined,
    width: row.width ?? undefined,
    height: row.height ?? undefined,
  };
}

/** The image at a location; `undefined` for one that can no longer be loaded. */
export function imageAt({ kind, location }: Pick<AnsweredRow, "kind" | "location">): ImageSource | undefined {
  if (location === null || kind === "memory") return undefined;
  return kind === "file" ? { kind, path: location } : { kind, url: location };
}
