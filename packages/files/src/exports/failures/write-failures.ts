import { stat } from "node:fs/promises";
import { createCsvWriter } from "../../tables/csv-writer.js";
import { type OpenResults, type Results, replay } from "../replay.js";
import { absent } from "../whole-file/target.js";
import { wholeFile } from "../whole-file/whole-file.js";

/**
 * Writes the list of what failed, as CSV with the columns `file`, `error_type`, `error` and `retryable`: a later run takes
 * it (`readFailures`). Where nothing failed no file is made; one that is there becomes an empty list.
 *
 * @returns how many images failed
 * @throws {OutputError} where the file cannot be written; what was there before still is
 * @example
 * await writeFailures(() => journal.results(), "captions.failed.csv");
 */
export async function writeFailures(results: Results, path: string): Promise<number> {
  return await replay(results, async (open) => {
    if (!(await hasFailures(open)) && !(await stat(path).catch(absent))) return 0;
    return await writeList(open, path);
  });
}

async function hasFailures(open: OpenResults): Promise<boolean> {
  for await (const { status } of open()) if (status === "failed") return true;
  return false;
}

async function writeList(open: OpenResults, path: string): Promise<number> {
  const write = createCsvWriter();
  let count = 0;
  await wholeFile(path, async (put) => {
    await put(write([["file", "error_type", "error", "retryable"]]));
    for await (const result of open()) {
      if (result.status !== "failed") continue;
      count++;
      const { name, message, retryable } = result.error;
      await put(write([[result.key, name, message, String(retryable)]]));
    }
  });
  return count;
}
