/** Images by their states, and what they have cost. */
export interface JournalCounts {
  readonly images: number;
  readonly pending: number;
  /** Duplicates included. */
  readonly done: number;
  readonly duplicates: number;
  readonly failed: number;
  readonly kept: number;
  /** Requests of all runs whose answer came back, retries included. */
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars, of all runs; `undefined` where the price of a reply was not known. */
  readonly cost: number | undefined;
}

export const countItems = `
  SELECT count(*) AS images,
    coalesce(sum(state = 'pending'), 0) AS pending,
    coalesce(sum(state = 'done'), 0) AS done,
    coalesce(sum(state = 'done' AND duplicate_of IN (SELECT id FROM items WHERE gone = 0)), 0) AS duplicates,
    coalesce(sum(state = 'failed'), 0) AS failed,
    coalesce(sum(state = 'kept'), 0) AS kept
  FROM items WHERE gone = 0`;

export const countReplies = `
  SELECT coalesce(sum(requests), 0) AS requests,
    coalesce(sum(input_tokens), 0) AS inputTokens,
    coalesce(sum(output_tokens), 0) AS outputTokens,
    coalesce(sum(cost), 0) AS cost,
    coalesce(sum(cost IS NULL AND call IS NOT NULL), 0) AS unpriced
  FROM replies`;

/** Merges the two rows. */
export function toCounts(items: Record<string, unknown>, replies: Record<string, unknown>): JournalCounts {
  const { cost, unpriced, ...others } = replies as Record<string, number>;
  return { ...(items as unknown as Omit<JournalCounts, "cost">), ...others, cost: unpriced === 0 ? cost : undefined };
}
