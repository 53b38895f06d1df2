import type { Params } from "@legenda/core";

/** How a server wants things worded, where OpenAI and the servers of its kind differ. */
export interface Quirks {
  /** What the server calls the most tokens of the answer. */
  readonly maxTokens: "max_completion_tokens" | "max_tokens";
  /** Whether an image's `detail` is known. */
  readonly detail: boolean;
  /** Whether a JSON schema may be `strict`; many servers refuse the word. */
  readonly strict: boolean;
  /** The keywords that a strict schema may hold beside its types. */
  readonly strictKeywords: readonly string[];
  /** Whether a stream is asked for its usage. */
  readonly streamUsage: boolean;
  /** Whether a prompt-cache mark is sent as an explicit breakpoint; else the server caches by itself. */
  readonly cacheBreakpoints: boolean;
}

/** What OpenAI itself takes. */
export const openaiQuirks: Quirks = {
  maxTokens: "max_completion_tokens",
  detail: true,
  strict: true,
  // `pattern` and `format` are taken too, but not every pattern and format is.
  strictKeywords: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems"],
  streamUsage: true,
  cacheBreakpoints: false,
};

/** What every server of the kind takes. */
export const compatibleQuirks: Quirks = {
  maxTokens: "max_tokens",
  detail: false,
  strict: false,
  strictKeywords: [],
  streamUsage: true,
  cacheBreakpoints: false,
};

/** What the Responses API has no parameter for. */
export const responsesParams: readonly (keyof Params)[] = ["temperature", "topP", "maxTokens"];
