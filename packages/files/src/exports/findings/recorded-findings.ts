import type { Finding } from "@legenda/alt-text";
import type { BatchResult } from "@legenda/batch";
import { isFindingList } from "./is-finding-list.js";

/** The findings that a check stored with the answer. They took more of the image's context into account than a file has. */
export function recordedFindings(result: BatchResult): readonly Finding[] | undefined {
  if (result.status !== "done" || typeof result.value !== "object" || result.value === null) return undefined;
  const { findings } = result.value as { readonly findings?: unknown };
  return isFindingList(findings) ? findings : undefined;
}
