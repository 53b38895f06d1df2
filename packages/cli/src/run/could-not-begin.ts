import { JournalError, type JournalErrorReason } from "@legenda/batch";
import { CaptionsFileError, OutputError } from "@legenda/files";
import { UsageError } from "../usage-error.js";

/** What is wrong with a journal before a run has begun, and the flags that lead on. */
const ways: Partial<Record<JournalErrorReason, string>> = {
  "other-settings":
    "By flags: those of then, --journal <file> for a journal of its own, or --fresh to begin anew (the old journal is kept).",
  "not-a-journal": "--journal <file> names another one.",
  locked: "--journal <file> names another one.",
};

const otherFile =
  "It is there already, so its captions would be kept: name another file with --out, or leave its captions alone with --existing overwrite (the file itself is kept as .bak).";

/** An error that ended a run before its first request: an output or a journal that is not to be had. It asks for another command line. */
export function couldNotBegin(error: unknown): unknown {
  if (error instanceof OutputError) return new UsageError(error.message, { cause: error });
  if (error instanceof CaptionsFileError)
    return new UsageError(`${error.message}\n${otherFile}`, { cause: error, hint: error.hint });
  if (!(error instanceof JournalError)) return error;
  const way = ways[error.reason];
  return new UsageError(way === undefined ? error.message : `${error.message}\n${way}`, { cause: error });
}

/** Does what comes before the first request. */
export async function beforeTheFirst<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw couldNotBegin(error);
  }
}
