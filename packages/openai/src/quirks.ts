import type { Params } from "@legenda/core";

/** The differences between the request formats of OpenAI and compatible servers. */
export interface Quirks {
  /** The server's name of the parameter for the maximum number of tokens. */
  readonly maxTokens: "max_completion_tokens" | "max_tokens";
  /** Whether an image's `detail` is supported. */
  readonly detail: boolean;
  /** Whether a JSON schema may be `strict`; many servers reject the property. */
  readonly strict: boolean;
  /** The keywords that a strict schema may contain besides its types. */
  readonly strictKeywords: readonly string[];
  /** Whether the usage of a stream is requested. */
  readonly streamUsage: boolean;
  /** Whether a prompt-cache mark is sent as an explicit breakpoint; otherwise the server caches by itself. */
  readonly cacheBreakpoints: boolean;
}

/** The request format of OpenAI. */
export const openaiQuirks: Quirks = {
  maxTokens: "max_completion_tokens",
  detail: true,
  strict: true,
  // `pattern` and `format` are supported too, but not every pattern and format.
  strictKeywords: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems"],
  streamUsage: true,
  cacheBreakpoints: false,
};

/** The request format that every compatible server accepts. */
export const compatibleQuirks: Quirks = {
  maxTokens: "max_tokens",
  detail: false,
  strict: false,
  strictKeywords: [],
  streamUsage: true,
  cacheBreakpoints: false,
};

/** The sampling parameters of the Responses API. */
export const responsesParams: readonly (keyof Params)[] = ["temperature", "topP", "maxTokens"];
