import { type Estimate, estimate } from "@legenda/batch";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { RunOptions } from "../options/run-options.js";
import { formatCount } from "../progress/format/format-count.js";
import { formatMoney } from "../progress/format/format-money.js";
import { formatTokens } from "../progress/format/format-tokens.js";
import { safeLine } from "../terminal/safe-text.js";
import type { Execution } from "./execute.js";
import { stillOpen } from "./still-open.js";

/** What a run would take, and how many images it would find answered already. */
export interface RunEstimate extends Estimate {
  readonly answered: number;
}

/** What a run would take, without sending anything. */
export async function estimateRun(
  { plan, sources, options, journal }: Execution,
  { signal }: CommandContext,
): Promise<RunEstimate> {
  const open = stillOpen(sources, journal, plan.settings, options);
  const edges = [options.image.maxEdge, ...plan.models.map(({ capabilities }) => capabilities.images.maxEdge)];
  const maxEdge = Math.min(...edges.map((edge) => edge ?? Number.POSITIVE_INFINITY));
  const found = await estimate(plan.fn, open, {
    signal,
    existing: options.selection.existing === "skip" ? "keep" : "overwrite",
    ...(Number.isFinite(maxEdge) && { maxEdge }),
  });
  return { ...found, answered: open.settled };
}

/** Prints an estimate to standard output, for a person or as JSON. */
export function printEstimate(
  found: RunEstimate,
  options: Pick<RunOptions, "json" | "money">,
  { stdout }: CommandContext,
): number {
  stdout.write(
    options.json
      ? `${JSON.stringify({ ...found, cost: found.cost ?? null })}\n`
      : estimateLines(found, options)
          .map((line) => `${line}\n`)
          .join(""),
  );
  return exitCodes.ok;
}

export function estimateLines(found: RunEstimate, { money: { price } }: Pick<RunOptions, "money">): string[] {
  const { images, answered, failures, kept, unmeasured, inputTokens, outputTokens, cost, examples } = found;
  const rows: readonly (readonly [string, string])[] = [
    ["images", formatCount(images)],
    ...(answered > 0 ? [["known", `${formatCount(answered)} from earlier runs, which cost nothing`] as const] : []),
    ...(kept > 0 ? [["kept", `${formatCount(kept)} have a caption already`] as const] : []),
    ...(failures > 0 ? [["cannot", `${formatCount(failures)} cannot be read or are no images`] as const] : []),
    ["tokens", `about ${formatTokens(inputTokens)} in, ${formatTokens(outputTokens)} out`],
    [
      "cost",
      cost
        ? `about ${formatMoney(cost.amount)}, by ${price ? "--price" : `the prices of ${cost.pricedAt}`}`
        : "unknown: no price is known for the model (--price)",
    ],
  ];
  return [
    ...rows.map(([name, value]) => `${name.padEnd(8)} ${value}`),
    ...(unmeasured > 0 ? [`${formatCount(unmeasured)} images are at URLs: each counts as one of 1024 x 1024.`] : []),
    ...examples.map(({ key, error }) => `- ${safeLine(key)}: ${safeLine(error.message)}`),
    "Nothing was sent. Answers are counted with a usual length, and pictures that come up twice are counted twice.",
  ];
}
