import type Anthropic from "@anthropic-ai/sdk";
import type { Usage } from "@legenda/core";

type Counts = Partial<
  Pick<
    Anthropic.Usage,
    "input_tokens" | "output_tokens" | "cache_creation_input_tokens" | "cache_read_input_tokens" | "output_tokens_details"
  >
>;

/** The vendor counts what it reads from its cache, and what it writes to it, beside the input; here the input is all of it. */
export function usageOf(counts: Counts | undefined): Usage {
  if (!counts) return {};
  const { input_tokens, output_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens_details } = counts;
  return {
    ...(input_tokens !== undefined && {
      inputTokens: input_tokens + (cache_read_input_tokens ?? 0) + (cache_creation_input_tokens ?? 0),
    }),
    ...(output_tokens !== undefined && { outputTokens: output_tokens }),
    ...(typeof cache_read_input_tokens === "number" && { cachedInputTokens: cache_read_input_tokens }),
    ...(output_tokens_details && { reasoningTokens: output_tokens_details.thinking_tokens }),
  };
}

/** A stream counts twice: the input at its beginning, and what has come of it at its end. */
export function addedCounts(start: Anthropic.Usage, end: Anthropic.MessageDeltaUsage): Anthropic.Usage {
  const known = Object.entries(end).filter(([, count]) => count !== null && count !== undefined);
  return { ...start, ...Object.fromEntries(known) };
}
