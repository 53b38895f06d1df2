import { basename } from "node:path";
import type { JournalReader } from "@legenda/batch";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { formatCount, formatMoney, formatTokens } from "../progress/format.js";
import { safeLine } from "../terminal/safe-text.js";
import { openJournal } from "./find-journal.js";

/** Prints what a journal contains, also during its run. */
export async function printStatus(
  journal: string | undefined,
  { json }: { readonly json: boolean },
  { cwd, stdout }: CommandContext,
): Promise<number> {
  using reader = openJournal(journal, cwd);
  if (json) stdout.write(`${JSON.stringify(statusOf(reader))}\n`);
  else for (const line of statusLines(reader)) stdout.write(`${safeLine(line)}\n`);
  return exitCodes.ok;
}

/** What is unknown is `null`. */
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
  const state = active ? "running" : last?.finishedAt ? `finished ${timeText(last.finishedAt)}` : "stopped before its end";
  const rows: readonly (readonly [string, string] | false)[] = [
    ["journal", `${basename(path)}: ${state}`],
    last !== undefined && ["runs", `${formatCount(runs.length)}, the last started ${timeText(last.startedAt)}`],
    ["model", String(settings.model ?? "unknown")],
    ["images", formatCount(images)],
    ["captioned", `${formatCount(done)}${duplicates > 0 ? ` (${formatCount(duplicates)} duplicates)` : ""}`],
    kept > 0 && ["kept", formatCount(kept)],
    failed > 0 && ["failed", `${formatCount(failed)} (--retry-failed tries them again)`],
    pending > 0 && ["pending", formatCount(pending)],
    ["requests", formatCount(requests)],
    ["tokens", `${formatTokens(inputTokens)} in, ${formatTokens(outputTokens)} out`],
    ["cost", cost === undefined ? "unknown: some replies had no price" : formatMoney(cost)],
  ];
  return rows.flatMap((row) => (row ? [`${row[0].padEnd(10)} ${row[1]}`] : []));
}

const timeText = (date: Date): string => date.toISOString().slice(0, 16).replace("T", " ");
