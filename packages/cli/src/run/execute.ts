import { existsSync } from "node:fs";
import { type Batch, batch, type JournalReader, readJournal } from "@legenda/batch";
import { readFailures } from "@legenda/files";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { RunOptions } from "../flags/command-flags.js";
import { createReporter } from "../progress/create-reporter.js";
import { chooseMode, drawsUnicode } from "../progress/progress-mode.js";
import type { ProgressReporter } from "../progress/progress-reporter.js";
import { UsageError } from "../usage-error.js";
import { addHint } from "./add-hint.js";
import { archiveJournal } from "./archive-journal.js";
import { budgetPrices } from "./budget-prices.js";
import { concurrencyOf } from "./configure-model.js";
import { confirmCost } from "./confirm-cost.js";
import type { Execution } from "./execution.js";
import { checkOutputs, type OutputPlan } from "./output-plan.js";
import { estimateRun, printEstimate } from "./print-estimate.js";
import { resultFormat } from "./result-format.js";
import { asUsageError, atStartup } from "./startup-errors.js";
import { writeOutputs } from "./write-outputs.js";

/** Milliseconds that the count of the images may hold up a run: afterwards they are counted while it goes on. */
const maxCountingMs = 1_000;

/** Runs a plan over its sources, shows the progress, and writes the outputs. Returns the exit code. */
export async function execute(execution: Execution, context: CommandContext): Promise<number> {
  const { plan, sources, options, files } = execution;
  if (options.estimate) return printEstimate(await estimateRun(execution, context), options, context);

  refuseRetry(options, files.journal);
  const prices = options.budget === undefined ? undefined : budgetPrices(plan);
  const outputs = outputPlan(execution, context);
  await atStartup(() => checkOutputs(outputs, files.journal, execution.imageFolders));
  if (!(await confirmCost(execution, context))) return exitCodes.stopped;
  const paths = [...files.outputs, ...(files.failures ? [files.failures] : [])];
  const archive = options.fresh ? await atStartup(() => archiveJournal(files.journal, paths)) : undefined;

  using reporter = reporterFor(options, context);
  const [model] = plan.models;
  if (plan.because !== undefined) reporter.note(`Model: ${model?.provider}:${model?.id}, because ${plan.because}.`);
  if (archive !== undefined) reporter.note(`The earlier journal is kept as ${archive}.`);
  if (sources.total === 0) reporter.note("There are no images among the sources.");
  const retryFailed = options.retryFailed === undefined ? undefined : await failuresToRetry(options.retryFailed);
  await sources.counted(maxCountingMs);
  const run: Batch<unknown> = batch(plan.fn, sources, {
    journal: files.journal,
    settings: plan.settings,
    concurrency: concurrencyOf(options, plan.models),
    existing: options.existing === "skip" ? "keep" : "overwrite",
    duplicates: options.duplicates === "each" ? "ask" : "share",
    signal: context.signal,
    onProgress: () => showProgress(),
    ...(options.budget !== undefined && prices && { budget: options.budget, budgetPrices: prices }),
    ...(options.nearDuplicates !== undefined && { nearDuplicates: options.nearDuplicates }),
    ...(retryFailed && { retryFailed }),
  });
  const progress = () => ({ ...run.progress, total: sources.total });
  const showProgress = () => reporter.update(progress(), { waitingMs: plan.waitingMs() });
  // While every request waits for the provider, the batch reports nothing.
  const ticking = setInterval(showProgress, 1_000);
  const { error } = await follow(run, reporter, context).finally(() => clearInterval(ticking));
  context.signal.throwIfAborted();
  return await finish(execution, { progress: progress(), error, reporter, outputs }, context);
}

/** Reads the run to its end, or to its error. */
async function follow(
  run: Batch<unknown>,
  reporter: ProgressReporter,
  { stopping }: CommandContext,
): Promise<{ readonly error?: unknown }> {
  const stop = () => run.stop();
  stopping.addEventListener("abort", stop, { once: true });
  if (stopping.aborted) stop();
  try {
    for await (const result of run) reporter.result(result);
    return {};
  } catch (error) {
    return { error };
  } finally {
    stopping.removeEventListener("abort", stop);
  }
}

interface EndedRun {
  readonly progress: Batch<unknown>["progress"];
  readonly error: unknown;
  readonly reporter: ProgressReporter;
  readonly outputs: OutputPlan;
}

/** Writes the outputs, also of a run that ended early: its answers were paid for. */
async function finish(
  { options, files }: Execution,
  { progress, error, reporter, outputs }: EndedRun,
  { stopping, command, platform, environment }: CommandContext,
): Promise<number> {
  // A journal that could not be opened has nothing to write.
  if (error !== undefined && progress.stage !== "finished") throw asUsageError(error);
  using reader = readJournal(files.journal);
  const ending = addHint(error, environment);
  // Programs read events, not the error that is printed at the end.
  if (options.json && ending instanceof Error) reporter.note(ending.message);
  // Without any result there is nothing to write, and what is there may be an older run's.
  const { outputs: written, notes } = isEmpty(reader) ? { outputs: [], notes: [] } : await writeOutputs(outputs, reader);
  for (const note of notes) reporter.note(note);
  if (options.sample !== undefined) reporter.note("This was a sample. Without --sample the run continues with all other images.");
  reporter.finish(progress, { outputs: written, command, platform });
  if (error !== undefined) throw ending;
  if (stopping.aborted) return exitCodes.stopped;
  return progress.failed > 0 ? exitCodes.failures : exitCodes.ok;
}

function outputPlan({ files, options, plan, earlier }: Execution, { cwd }: CommandContext): OutputPlan {
  const format = { ...resultFormat(plan.settings), existing: options.existing };
  return { files, options, format, earlier: earlier.outputs, cwd };
}

function isEmpty(journal: JournalReader): boolean {
  const { done, failed, kept } = journal.counts();
  return done + failed + kept === 0;
}

/** Without an earlier run, `--retry-failed` would caption everything instead of a few images. */
function refuseRetry({ retryFailed, journal: named }: RunOptions, journal: string): void {
  if (retryFailed === undefined || existsSync(journal)) return;
  const advice = named === undefined ? "Name it by --out or --journal as in that run" : "Name the journal of that run";
  throw new UsageError(
    `--retry-failed: there is no journal of an earlier run at ${journal}. ${advice}, or leave out --retry-failed.`,
  );
}

async function failuresToRetry(list: string | true): Promise<true | ReadonlySet<string>> {
  return list === true ? true : await readFailures(list);
}

function reporterFor({ quiet, json, budget }: RunOptions, { stdout, stderr, env, platform }: CommandContext): ProgressReporter {
  const stream = json ? stdout : stderr;
  const mode = chooseMode({ quiet, json, stream, env });
  return createReporter({ mode, stream, unicode: drawsUnicode(env, platform), colours: mode === "bar", budget });
}
