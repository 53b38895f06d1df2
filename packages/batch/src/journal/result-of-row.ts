import type { ImageSource } from "@legenda/core";
import type { BatchResult, CallRecord, FailureRecord } from "../result.js";
import type { AnsweredRow } from "./item-row.js";

/** What the journal knows of an image, as a result; `undefined` for one that is still to be captioned. */
export function resultOfRow(row: AnsweredRow): BatchResult | undefined {
  const item = {
    key: row.key,
    image: imageOf(row),
    fields: JSON.parse(row.fields) as Record<string, string>,
    existing: row.existing ?? undefined,
    width: row.width ?? undefined,
    height: row.height ?? undefined,
  };
  const call = row.call === null ? undefined : (JSON.parse(row.call) as CallRecord);
  switch (row.state) {
    case "pending":
      return undefined;
    case "kept":
      return { ...item, status: "kept", existing: row.existing ?? "" };
    case "failed":
      return { ...item, status: "failed", error: JSON.parse(row.error ?? "{}") as FailureRecord, call, origin: "journal" };
    case "done": {
      const origin = row.original === null ? "journal" : "duplicate";
      const value: unknown = row.value === null ? undefined : JSON.parse(row.value);
      return { ...item, status: "done", value, call, origin, duplicateOf: row.original ?? undefined };
    }
    default:
      throw new TypeError(`Unknown state of an image: ${row.state satisfies never}`);
  }
}

function imageOf({ kind, place }: AnsweredRow): ImageSource | undefined {
  if (place === null || kind === "memory") return undefined;
  return kind === "file" ? { kind, path: place } : { kind, url: place };
}
