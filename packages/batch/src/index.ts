/**
 * A caption function over many images: a journal that loses nothing, budgets, estimates, and duplicates captioned once.
 *
 * @module
 * @example
 * import { batch } from "@legenda/batch";
 * import { captionsFor } from "@legenda/captions";
 * import { folder } from "@legenda/files";
 * import { openai } from "@legenda/openai";
 *
 * const captions = captionsFor(openai("gpt-4o-mini"));
 * for await (const result of batch((photo) => captions.altText(photo), folder("photos"), { journal: "alt.journal" })) {
 *   console.log(result.key, result.status);
 * }
 */

export { type Estimate, type EstimateOptions, estimate } from "./estimate/estimate.js";
export type { JournalCounts } from "./journal/journal-counts.js";
export { JournalError, type JournalErrorReason } from "./journal/journal-error.js";
export { type JournalReader, type JournalRun, readJournal } from "./journal/read-journal.js";
export type { RunSettings } from "./journal/settings.js";
export type { BatchProgress } from "./progress.js";
export type { BatchDone, BatchFailure, BatchKept, BatchResult, CallRecord, FailureRecord } from "./result.js";
export { type Batch, batch } from "./run/batch.js";
export type { BatchFunction, BatchItem, BatchOptions } from "./run/batch-options.js";
export { BudgetError } from "./run/budget-error.js";
export type { FailureScope } from "./run/classify-failure.js";
export { type ExecutionItem, type ExecutionOutcome, type Executor, inProcess, type SendRequest } from "./run/executor.js";
export { OutageError } from "./run/outage-error.js";
export type { BatchSource, BatchSources } from "./source.js";
