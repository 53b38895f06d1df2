import type { BatchResult } from "@legenda/batch";
import { RepeatedTexts } from "../findings/repeated-texts.js";
import { resultText } from "../result-text.js";

/** What a run came to, for the head of its page. */
export interface Summary {
  readonly total: number;
  /** Images with an answer, duplicates among them. */
  readonly done: number;
  readonly failed: number;
  readonly kept: number;
  readonly duplicates: number;
  /** Answers and failures that took a call. */
  readonly calls: number;
  /** US dollars, of the calls whose cost is known. */
  readonly cost: number;
  /** Of how many calls the cost is known. */
  readonly priced: number;
  /** The newest date of the price tables used. */
  readonly pricedAt: string | undefined;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** How many calls each model took, as `provider:model`. */
  readonly models: ReadonlyMap<string, number>;
  /** Captions of several pictures that are not duplicates. */
  readonly repeated: RepeatedTexts;
}

/** Reads the results once. */
export async function summarize(
  results: AsyncIterable<BatchResult> | Iterable<BatchResult>,
  signal?: AbortSignal | undefined,
): Promise<Summary> {
  const counts = {
    total: 0,
    done: 0,
    failed: 0,
    kept: 0,
    duplicates: 0,
    calls: 0,
    cost: 0,
    priced: 0,
    inputTokens: 0,
    outputTokens: 0,
  };
  const models = new Map<string, number>();
  const repeated = new RepeatedTexts();
  let pricedAt: string | undefined;
  for await (const result of results) {
    signal?.throwIfAborted();
    counts.total++;
    counts[result.status]++;
    const isDuplicate = result.status === "done" && result.origin === "duplicate";
    if (isDuplicate) counts.duplicates++;
    else repeated.add(resultText(result));
    // The call behind a duplicate is that of the other image.
    const call = result.status === "kept" || isDuplicate ? undefined : result.call;
    if (!call) continue;
    counts.calls++;
    counts.inputTokens += call.usage.inputTokens ?? 0;
    counts.outputTokens += call.usage.outputTokens ?? 0;
    const model = `${call.provider}:${call.model}`;
    models.set(model, (models.get(model) ?? 0) + 1);
    if (!call.cost) continue;
    counts.priced++;
    counts.cost += call.cost.amount;
    if (pricedAt === undefined || call.cost.pricedAt > pricedAt) pricedAt = call.cost.pricedAt;
  }
  return { ...counts, pricedAt, models, repeated };
}
