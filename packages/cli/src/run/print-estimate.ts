import { type Estimate, estimate } from "@legenda/batch";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { RunOptions } from "../flags/command-flags.js";
import { formatCount, formatMoney, formatTokens } from "../progress/format.js";
import { safeLine } from "../terminal/safe-text.js";
import type { Execution } from "./execution.js";
import { pendingSources } from "./pending-sources.js";

/** What a run would take, and how many of its images have an answer already. */
export interface RunEstimate extends Estimate {
  readonly answered: number;
}

/** Estimates a run without sending anything. */
export async function estimateRun(
  { plan, sources, options, files }: Execution,
  { signal }: CommandContext,
): Promise<RunEstimate> {
  const pending = pendingSources(sources, files.journal, plan.settings, options);
  const edges = [options.maxEdge, ...plan.models.map(({ capabilities }) => capabilities.images.maxEdge)];
  const maxEdge = Math.min(...edges.map((edge) => edge ?? Number.POSITIVE_INFINITY));
  const estimated = await estimate(plan.fn, pending, {
    signal,
    existing: options.existing === "skip" ? "keep" : "overwrite",
    ...(Number.isFinite(maxEdge) && { maxEdge }),
  });
  return { ...estimated, answered: pending.finished };
}

/** Prints an estimate to standard output, for a person or as JSON. */
export function printEstimate(
  estimated: RunEstimate,
  options: Pick<RunOptions, "json" | "price">,
  { stdout }: CommandContext,
): number {
  stdout.write(
    options.json
      ? `${JSON.stringify({ ...estimated, cost: estimated.cost ?? null })}\n`
      : estimateLines(estimated, options)
          .map((line) => `${line}\n`)
          .join(""),
  );
  return exitCodes.ok;
}

export function estimateLines(estimated: RunEstimate, { price }: Pick<RunOptions, "price">): string[] {
  const { images, answered, failures, kept, unmeasured, inputTokens, outputTokens, cost, examples } = estimated;
  const rows: readonly (readonly [string, string])[] = [
    ["images", formatCount(images)],
    ...(answered > 0 ? [["answered", `${formatCount(answered)} in earlier runs, at no further cost`] as const] : []),
    ...(kept > 0 ? [["kept", `${formatCount(kept)} have a caption already`] as const] : []),
    ...(failures > 0 ? [["unusable", `${formatCount(failures)} cannot be read or are not images`] as const] : []),
    ["tokens", `about ${formatTokens(inputTokens)} in, ${formatTokens(outputTokens)} out`],
    [
      "cost",
      cost
        ? `about ${formatMoney(cost.amount)}, at ${price ? "the price of --price" : `the prices of ${cost.pricedAt}`}`
        : "unknown: the model has no known price (--price)",
    ],
  ];
  return [
    ...rows.map(([name, value]) => `${name.padEnd(8)} ${value}`),
    ...(unmeasured > 0 ? [`${formatCount(unmeasured)} images are at URLs: each counts as 1024 x 1024 pixels.`] : []),
    ...examples.map(({ key, error }) => `- ${safeLine(key)}: ${safeLine(error.message)}`),
    "Nothing was sent. The estimate assumes answers of typical length, and counts duplicate images each time.",
  ];
}
