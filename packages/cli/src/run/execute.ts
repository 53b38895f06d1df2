import { existsSync } from "node:fs";
import { type Batch, type BatchSources, batch, type JournalReader, readJournal } from "@legenda/batch";
import { countSources, readFailures } from "@legenda/files";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { RunOptions } from "../options/run-options.js";
import { chooseMode, drawsUnicode } from "../progress/progress-mode.js";
import { type ProgressReporter, progressReporter } from "../progress/progress-reporter.js";
import { UsageError } from "../usage-error.js";
import { beginAnew } from "./begin-anew.js";
import type { CaptionPlan } from "./caption-plan.js";
import { confirmCost } from "./confirm-cost.js";
import { budgetPrices } from "./cost-of-run.js";
import { beforeTheFirst, couldNotBegin } from "./could-not-begin.js";
import { concurrencyOf } from "./dress-model.js";
import { leanMemory } from "./lean-memory.js";
import { estimateRun, printEstimate } from "./print-estimate.js";
import { withWayOut } from "./way-out.js";
import { checkOutputs, filesOf, type OutputPlan, writeOutputs } from "./write-outputs.js";

export interface Execution {
  readonly plan: CaptionPlan;
  readonly sources: BatchSources;
  readonly options: RunOptions;
  readonly outputs: OutputPlan;
  /** The journal's file. */
  readonly journal: string;
  /** The folders beside whose images sidecars go. */
  readonly beside: readonly string[];
}

/** Runs a plan over its sources, shows how it goes, and writes its outputs. Gives the exit code. */
export async function execute(execution: Execution, context: CommandContext): Promise<number> {
  const { plan, sources, options, outputs, journal } = execution;
  if (options.money.estimate) return printEstimate(await estimateRun(execution, context), options, context);

  refuseRetry(options, journal);
  leanMemory();
  const prices = options.money.budget === undefined ? undefined : budgetPrices(plan);
  await beforeTheFirst(() => checkOutputs(outputs, journal, execution.beside));
  if (!(await confirmCost(execution, context))) return exitCodes.stopped;
  const aside = options.journal.fresh ? await beforeTheFirst(() => beginAnew(journal, filesOf(outputs))) : undefined;

  using reporter = reporterOf(options, context);
  if (plan.because !== undefined)
    reporter.note(`Model: ${plan.models[0]?.provider}:${plan.models[0]?.id}, since ${plan.because}.`);
  if (aside !== undefined) reporter.note(`The earlier journal is kept as ${aside}.`);
  const { selection, money } = options;
  const total = await countSources(sources);
  if (total === 0) reporter.note("There is no image among the sources.");
  const run = batch(plan.fn, sources, {
    journal,
    settings: plan.settings,
    concurrency: concurrencyOf(options, plan.models),
    existing: selection.existing === "skip" ? "keep" : "overwrite",
    duplicates: selection.duplicates === "each" ? "ask" : "share",
    total,
    signal: context.signal,
    onProgress: (progress) => reporter.update(progress, { waitingMs: plan.waitingMs() }),
    ...(money.budget !== undefined && prices && { budget: money.budget, budgetPrices: prices }),
    ...(selection.nearDuplicates !== undefined && { nearDuplicates: selection.nearDuplicates }),
    ...(selection.retryFailed && { retryFailed: await retryList(selection.retryFailed.list) }),
  });
  // While all wait for the provider nothing happens that would be told.
  const ticking = setInterval(() => reporter.update(run.progress, { waitingMs: plan.waitingMs() }), 1_000);
  const ended = await follow(run, reporter, context).finally(() => clearInterval(ticking));
  context.signal.throwIfAborted();
  return await finish(execution, run, { ...ended, reporter }, context);
}

/** Reads the run to its end, whatever that is. */
async function follow(
  run: Batch<unknown>,
  reporter: ProgressReporter,
  { stopping }: CommandContext,
): Promise<{ error?: unknown }> {
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

/** Writes the outputs, also of a run that ended early: what is paid for is worth having. */
async function finish(
  { options, outputs, journal }: Execution,
  run: Batch<unknown>,
  { error, reporter }: { readonly error?: unknown; readonly reporter: ProgressReporter },
  { stopping, command, platform, environment }: CommandContext,
): Promise<number> {
  const { progress } = run;
  // A journal that could not be opened has nothing to write from.
  if (error !== undefined && progress.stage !== "finished") throw couldNotBegin(error);
  using reader = readJournal(journal);
  const ending = withWayOut(error, environment);
  // The events have no other place for it.
  if (options.json && ending instanceof Error) reporter.note(ending.message);
  // Where nothing is known of any image there is nothing to write, and what is there may be an older run's.
  const { outputs: written, notes } = isEmpty(reader) ? { outputs: [], notes: [] } : await writeOutputs(outputs, reader);
  for (const note of notes) reporter.note(note);
  if (options.money.sample !== undefined)
    reporter.note("This was a sample. Without --sample the run goes on with all the others.");
  reporter.finish(progress, { outputs: written, command, platform });
  if (error !== undefined) throw ending;
  if (stopping.aborted) return exitCodes.stopped;
  return progress.failed > 0 ? exitCodes.failures : exitCodes.ok;
}

function isEmpty(journal: JournalReader): boolean {
  const { done, failed, kept } = journal.counts();
  return done + failed + kept === 0;
}

/** Without an earlier run everything would be asked for, where a few images are meant. */
function refuseRetry({ selection, journal: { file } }: RunOptions, journal: string): void {
  if (selection.retryFailed === undefined || existsSync(journal)) return;
  const way = file === undefined ? "Name it by --out or --journal as that run had them" : "Name the one of that run";
  throw new UsageError(
    `--retry-failed: there is no journal of an earlier run at ${journal}. ${way}, or leave --retry-failed out.`,
  );
}

async function retryList(list: string | undefined): Promise<true | ReadonlySet<string>> {
  return list === undefined ? true : await readFailures(list);
}

function reporterOf({ quiet, json, money }: RunOptions, { stdout, stderr, env, platform }: CommandContext): ProgressReporter {
  const stream = json ? stdout : stderr;
  const mode = chooseMode({ quiet, json, stream, env });
  return progressReporter({ mode, stream, unicode: drawsUnicode(env, platform), colours: mode === "bar", budget: money.budget });
}
