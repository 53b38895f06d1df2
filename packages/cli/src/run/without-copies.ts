import { resolve, sep } from "node:path";
import type { BatchSource, BatchSources } from "@legenda/batch";

/** Sources without what lies in the folder of copies: it may stand among the images, and each run would caption the last one's copies. */
export function withoutCopies(found: BatchSources, folder: string): BatchSources {
  const inside = resolve(folder) + sep;
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator<BatchSource> {
      for await (const source of found) {
        if (source.image.kind !== "file" || !resolve(source.image.path).startsWith(inside)) yield source;
      }
    },
  };
}
