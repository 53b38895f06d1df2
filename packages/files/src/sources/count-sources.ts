import type { BatchSources } from "@legenda/batch";

/** Counts sources by reading them once. */
export async function countSources(sources: BatchSources): Promise<number> {
  let count = 0;
  for await (const _ of sources) count++;
  return count;
}
