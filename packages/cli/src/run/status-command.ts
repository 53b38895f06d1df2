import { basename } from "node:path";
import type { JournalReader } from "@legenda/batch";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { StatusOptions } from "../options/run-options.js";
import { formatCount } from "../progress/format/format-count.js";
import { formatMoney } from "../progress/format/format-money.js";
import { formatTokens } from "../progress/format/format-tokens.js";
import { safeLine } from "../terminal/safe-text.js";
import { openJournal } from "./find-journal.js";

/** `legenda status`: what a journal holds, also while its run goes on. */
export async function statusCommand(
  journal: string | undefined,
  { json }: StatusOptions,
  { cwd, stdout }: CommandContext,
): Promise<number> {
  using reader = openJournal(journal, cwd);
  if (json) stdout.write(`${JSON.stringify(statusOf(reader))}\n`);
  else for (const line of statusLines(reader)) stdout.write(`${safeLine(line)}\n`);
  return exitCodes.ok;
}

/** What is not known is `null`. */
function statusOf(reader: JournalReader) {
  const { path, settings, active } = reader;
  const runs = reader.runs.map(({ startedAt, finishedAt = null }) => ({ startedAt, finishedAt }));
  const { cost = null, ...counts } = reader.counts();
  return { path, active, settings, runs, counts: { ...counts, cost } };
}

function statusLines(reader: JournalReader): string[] {
  const { path, settings, runs, active } = reader;
  const { images, pending, done, duplicates, failed, kept, requests, inputTokens, outputTokens, cost } = reader.counts();
  const last = runs.at(-1);
  const state = active ? "a run is under way" : last?.finishedAt ? `finished ${when(last.finishedAt)}` : "stopped before its end";
  const rows: readonly (readonly [string, string] | false)[] = [
    ["journal", `${basename(path)}: ${state}`],
    last !== undefined && ["runs", `${formatCount(runs.length)}, the last begun ${when(last.startedAt)}`],
    ["model", String(settings.model ?? "not said")],
    ["images", formatCount(images)],
    ["captioned", `${formatCount(done)}${duplicates > 0 ? ` (${formatCount(duplicates)} duplicates)` : ""}`],
    kept > 0 && ["kept", formatCount(kept)],
    failed > 0 && ["failed", `${formatCount(failed)} (--retry-failed tries them again)`],
    pending > 0 && ["open", formatCount(pending)],
    ["requests", formatCount(requests)],
    ["tokens", `${formatTokens(inputTokens)} in, ${formatTokens(outputTokens)} out`],
    ["cost", cost === undefined ? "unknown: some replies had no price" : formatMoney(cost)],
  ];
  return rows.flatMap((row) => (row ? [`${row[0].padEnd(10)} ${row[1]}`] : []));
}

const when = (date: Date): string => date.toISOString().slice(0, 16).replace("T", " ");
