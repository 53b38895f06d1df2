import { JournalError, type JournalErrorReason } from "@legenda/batch";
import type { LegendaError } from "@legenda/core";
import { CaptionsFileError, OutputError } from "@legenda/files";
import { UsageError } from "../usage-error.js";

/** The flags that help with a journal that cannot be used. */
const journalAdvice: Partial<Record<JournalErrorReason, string>> = {
  "other-settings":
    "Use the flags of that run, name another journal with --journal <file>, or start over with --fresh (the old journal is kept).",
  "not-a-journal": "Name another journal with --journal <file>.",
  locked: "Name another journal with --journal <file>.",
};

const captionsFileAdvice =
  "The file exists already, so its captions would be kept: name another file with --out, or ignore its captions with --existing overwrite (the file itself is kept as .bak).";

/** An error before the first request, such as an output that cannot be written, as one that asks for another command line. */
export function asUsageError(error: unknown): unknown {
  if (error instanceof OutputError) return usageError(error);
  if (error instanceof CaptionsFileError) return usageError(error, captionsFileAdvice);
  return error instanceof JournalError ? usageError(error, journalAdvice[error.reason]) : error;
}

function usageError(error: LegendaError, advice?: string): UsageError {
  return new UsageError(advice === undefined ? error.message : `${error.message}\n${advice}`, { cause: error, hint: error.hint });
}

/** Does what comes before the first request, and throws its errors as usage errors. */
export async function atStartup<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUsageError(error);
  }
}
