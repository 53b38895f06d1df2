import { type BatchSources, type Estimate, estimate } from "@legenda/batch";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { RunOptions } from "../options/run-options.js";
import { formatCount } from "../progress/format/format-count.js";
import { formatMoney } from "../progress/format/format-money.js";
import { formatTokens } from "../progress/format/format-tokens.js";
import { safeLine } from "../terminal/safe-text.js";
import type { CaptionPlan } from "./caption-plan.js";

/** What a run would take, without sending anything. */
export function estimateRun(
  plan: CaptionPlan,
  found: BatchSources,
  options: RunOptions,
  { signal }: CommandContext,
): Promise<Estimate> {
  const edges = [options.image.maxEdge, ...plan.models.map(({ capabilities }) => capabilities.images.maxEdge)];
  const maxEdge = Math.min(...edges.map((edge) => edge ?? Number.POSITIVE_INFINITY));
  return estimate(plan.fn, found, {
    signal,
    existing: options.selection.existing === "skip" ? "keep" : "overwrite",
    ...(Number.isFinite(maxEdge) && { maxEdge }),
  });
}

/** Prints an estimate to standard output, for a person or as JSON. */
export function printEstimate(found: Estimate, { json }: Pick<RunOptions, "json">, { stdout }: CommandContext): number {
  stdout.write(
    json
      ? `${JSON.stringify(found)}\n`
      : estimateLines(found)
          .map((line) => `${line}\n`)
          .join(""),
  );
  return exitCodes.ok;
}

export function estimateLines(found: Estimate): string[] {
  const { images, failures, kept, unmeasured, inputTokens, outputTokens, cost, examples } = found;
  const rows: readonly (readonly [string, string])[] = [
    ["images", formatCount(images)],
    ...(kept > 0 ? [["kept", `${formatCount(kept)} have a caption already`] as const] : []),
    ...(failures > 0 ? [["cannot", `${formatCount(failures)} cannot be read or are no images`] as const] : []),
    ["tokens", `about ${formatTokens(inputTokens)} in, ${formatTokens(outputTokens)} out`],
    [
      "cost",
      cost
        ? `about ${formatMoney(cost.amount)}, by the prices of ${cost.pricedAt}`
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
