import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type JournalReader, readJournal } from "@legenda/batch";
import { UsageError } from "../usage-error.js";
import { asUsageError } from "./startup-errors.js";

/**
 * Opens the journal that a command line names for reading.
 *
 * @throws {UsageError} if there is none, or the file is not a journal
 */
export function openJournal(named: string | undefined, cwd: string): JournalReader {
  try {
    return readJournal(findJournal(named, cwd));
  } catch (error) {
    throw asUsageError(error);
  }
}

/**
 * A journal by its own name, by the output beside it, or the newest one in the folder.
 *
 * @throws {UsageError} if there is none
 */
function findJournal(named: string | undefined, cwd: string): string {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    const beside = `${path}.journal`;
    if (!path.endsWith(".journal") && existsSync(beside)) return beside;
    if (existsSync(path)) return path;
    throw new UsageError(
      `There is no journal ${named}. A run writes it beside its first output: captions.csv.journal for captions.csv.`,
    );
  }
  const [newest] = readdirSync(cwd)
    .filter((name) => name.endsWith(".journal"))
    .map((name) => ({ path: join(cwd, name), at: statSync(join(cwd, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  if (newest) return newest.path;
  throw new UsageError("There is no journal in this folder. Name one, or the output beside it.");
}
