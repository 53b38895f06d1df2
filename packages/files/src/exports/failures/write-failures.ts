import { stat } from "node:fs/promises";
import type { BatchFailure, BatchResult } from "@legenda/batch";
import { createCsvWriter } from "../../tables/csv-writer.js";
import { atomicFile } from "../atomic-file/atomic-file.js";
import { absent } from "../atomic-file/target.js";
import type { Results } from "../reread-results.js";

/**
 * Writes the list of the images that failed, as CSV with the columns `file`, `error_type`, `error` and `retryable`. A later
 * run reads it (`readFailures`). Without failures no file is made; an existing one becomes an empty list.
 *
 * @returns how many images failed
 * @throws {OutputError} if the file cannot be written; the old file is untouched
 * @example
 * await writeFailures(() => journal.results(), "captions.failed.csv");
 */
export async function writeFailures(results: Results, path: string): Promise<number> {
  const failures = failuresIn(typeof results === "function" ? results() : results);
  const first = await failures.next();
  if (first.done && !(await stat(path).catch(absent))) return 0;
  const write = createCsvWriter();
  let count = 0;
  await atomicFile(path, async (put) => {
    await put(write([["file", "error_type", "error", "retryable"]]));
    for (let next = first; !next.done; next = await failures.next()) {
      const { key, error } = next.value;
      await put(write([[key, error.name, error.message, String(error.retryable)]]));
      count++;
    }
  });
  return count;
}

async function* failuresIn(results: AsyncIterable<BatchResult> | Iterable<BatchResult>): AsyncGenerator<BatchFailure> {
  for await (const result of results) if (result.status === "failed") yield result;
}
