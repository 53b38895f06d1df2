import { once } from "node:events";
import { resolve } from "node:path";
import { SeenTexts } from "@legenda/alt-text";
import { checkPage, PageError, readPage } from "@legenda/alt-text/html";
import { CaptionsFileError } from "@legenda/files";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { CheckOptions } from "../flags/check-flags.js";
import { errorMessage } from "../terminal/error-message.js";
import { UsageError } from "../usage-error.js";
import { checkCaptions, fixCaptions } from "./captions/check-captions.js";
import type { CheckFinding, CheckSummary, Emit } from "./check-finding.js";
import { CheckTally } from "./check-tally.js";
import type { CaptionsFile, CheckInput, Page } from "./inputs/check-input.js";
import { checkInputs, errorText } from "./inputs/check-inputs.js";
import { isPageName } from "./inputs/walk-pages.js";
import { reportFor } from "./report/report-for.js";
import { type CheckSettings, checkSettings } from "./rules/check-settings.js";

/** The part of the command's context that checking needs. */
export type CheckContext = Pick<CommandContext, "stdin" | "stdout" | "env" | "cwd" | "stopping" | "signal">;

interface Run {
  readonly options: CheckOptions;
  readonly context: CheckContext;
  readonly settings: CheckSettings;
  readonly seen: SeenTexts;
  readonly tally: CheckTally;
  readonly emit: Emit;
}

/**
 * Runs `legenda check`: checks files of captions and HTML pages against the alt-text rules, and writes each finding to the
 * standard output as it is found.
 *
 * @param inputs files of captions, pages, folders of pages, or `"-"` for the standard input
 * @returns the exit code: 0 without errors, 1 with errors or more warnings than are allowed, 2 if a file could not be checked
 * @throws {UsageError} for flags that contradict each other and inputs that do not exist, before anything is written
 */
export async function checkFiles(inputs: readonly string[], options: CheckOptions, context: CheckContext): Promise<number> {
  const settings = checkSettings(options);
  checkFixFlags(inputs, options);
  const checkedInputs = await checkInputs(inputs, options, context);
  const report = reportFor(options.format ?? "text", context);
  const tally = new CheckTally();
  const emit = async (finding: CheckFinding): Promise<void> => {
    tally.count(finding);
    await write(report.finding(finding), context);
  };
  const run: Run = { options, context, settings, seen: new SeenTexts(), tally, emit };
  await write(report.start(), context);
  let stopped = false;
  for await (const input of checkedInputs) {
    context.signal.throwIfAborted();
    stopped = context.stopping.aborted;
    if (stopped) break;
    tally.files++;
    await checkInput(input, run);
  }
  await write(report.end(tally.summary), context);
  return stopped ? exitCodes.stopped : exitCode(tally.summary, options);
}

/** Checks one input. A file that cannot be checked is reported as a finding, so that the others are still checked. */
async function checkInput(input: CheckInput, run: Run): Promise<void> {
  switch (input.kind) {
    case "unreadable":
      return await run.emit(unreadable(input.name, input.message));
    case "page":
      return await checkOnePage(input, run);
    case "captions":
      return await checkOneFile(input, run);
  }
}

async function checkOnePage({ name, chunks, xml }: Page, run: Run): Promise<void> {
  if (run.options.out !== undefined)
    throw new UsageError(`--out: HTML pages are not rewritten, and ${JSON.stringify(name)} is one.`);
  const { signal } = run.context;
  const page = await readPage(chunks, { xml, signal }).catch((cause: unknown) => {
    if (signal.aborted || !isAboutFile(cause)) throw cause;
    return unreadable(name, errorText(cause));
  });
  if ("rule" in page) return await run.emit(page);
  const check = { ...run.settings, seen: run.seen, file: name, signal };
  for await (const { findings, ...image } of checkPage(page, check)) {
    run.tally.texts++;
    for (const finding of findings) await run.emit({ file: name, ...image, ...finding });
  }
}

async function checkOneFile(file: CaptionsFile, run: Run): Promise<void> {
  const { options, context } = run;
  const check = { ...run, failed: options.failed ?? false };
  try {
    if (!options.fix) await checkCaptions(file, check);
    else await fixCaptions(file, resolve(context.cwd, options.out ?? file.name), check);
  } catch (cause) {
    if (!(cause instanceof CaptionsFileError)) throw cause;
    await run.emit(unreadable(file.name, errorMessage(cause), cause.line));
  }
}

/** Whether an error concerns the page or its file, and is not a bug. */
function isAboutFile(cause: unknown): boolean {
  return cause instanceof PageError || (cause instanceof Error && "code" in cause && /^E[A-Z0-9]+$/.test(String(cause.code)));
}

function unreadable(file: string, message: string, line = 1): CheckFinding {
  const nothing = { column: undefined, end: undefined, image: undefined, text: undefined, suggestion: undefined };
  return { ...nothing, file, line, rule: "unreadable", severity: "error", message, excerpt: "", source: "Legenda" };
}

function checkFixFlags(inputs: readonly string[], { fix = false, out, write = false }: CheckOptions): void {
  if (!fix) {
    if (out !== undefined) throw new UsageError("--out needs --fix: it names the file for the repaired captions.");
    if (write) throw new UsageError("--write needs --fix: it repairs the file itself.");
    return;
  }
  if (out !== undefined && write) throw new UsageError("--out and --write: keep one.");
  if (write && inputs.includes("-")) throw new UsageError("--write: standard input cannot be written to. Use --out <file>.");
  if (out !== undefined && inputs.length !== 1)
    throw new UsageError("--out is for the captions of a single file: name one, or use --write.");
  if (out === undefined && !write && !inputs.every(isPageName)) {
    throw new UsageError(
      "--fix needs --out <file> to write the repaired captions to a file, or --write to change the file itself.",
    );
  }
}

function exitCode({ errors, warnings, unreadable }: CheckSummary, { maxWarnings }: CheckOptions): number {
  if (unreadable > 0) return exitCodes.usage;
  return errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? exitCodes.failures : exitCodes.ok;
}

/** Writes to standard output. Waits if its reader is slower than the check. */
async function write(text: string, { stdout, signal }: CheckContext): Promise<void> {
  if (text !== "" && !stdout.write(text)) await once(stdout, "drain", { signal });
}
