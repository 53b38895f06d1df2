import type { Finish, Usage } from "@legenda/core";
import type { StructuredOutputMode } from "@legenda/core/provider";
import {
  addCounts,
  asCount,
  asRecord,
  asText,
  type DecodeContext,
  type DecodedReply,
  usageOf,
  VendorFailure,
  type WireRecord,
} from "@legenda/core/provider";

type Mode = StructuredOutputMode | undefined;

/**
 * Reads a complete message.
 *
 * @throws {VendorFailure} if it is not one, or its text is not a string
 */
export function readMessage(raw: unknown, { mode }: Pick<DecodeContext, "mode">): DecodedReply {
  const message = asRecord(raw);
  if (!Array.isArray(message?.content)) throw fault("the reply is not a message with content.");
  const { content, stop_reason: reason, stop_details: details, model, usage } = message;
  const text = textOf(content, mode) || (reason === "refusal" ? asText(asRecord(details)?.explanation) : undefined);
  return { text: text ?? "", finish: finishOf(reason, mode), usage: usageIn(usage), model: asText(model), raw };
}

/** The error for a reply that cannot be read. It is retryable, since the next reply may be readable. */
export function fault(message: string): VendorFailure {
  return new VendorFailure({ status: 200, explanation: { kind: "unknown", message, retryable: true } });
}

/** The text of the answer without its thinking, or the input of the tool that represents the schema. */
function textOf(content: readonly unknown[], mode: Mode): string {
  const blocks = content.map((block) => asRecord(block) ?? notContent());
  const tool = mode === "tool" ? blocks.find(({ type }) => type === "tool_use") : undefined;
  return tool ? inputText(tool.input) : blocks.map((block) => (block.type === "text" ? textIn(block.text) : "")).join("");
}

/**
 * A text of the answer.
 *
 * @throws {VendorFailure} if it is not a string
 */
export function textIn(value: unknown): string {
  return asText(value) ?? notContent();
}

function inputText(input: unknown): string {
  // A truncated input is not valid JSON, and is returned as it is.
  if (typeof input === "string") return input;
  if (typeof input !== "object" || input === null) return notContent();
  return JSON.stringify(input);
}

function notContent(): never {
  throw fault("the content of its reply is not a text.");
}

const finishes: Readonly<Record<string, Finish>> = {
  end_turn: "stop",
  stop_sequence: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  refusal: "refusal",
};

/**
 * Why the model stopped. A tool call is an answer only if the tool represents the schema. A pause is neither an end nor a
 * limit that could be raised. An unknown or missing reason is `"other"`.
 */
export function finishOf(reason: unknown, mode: Mode): Finish {
  if (typeof reason !== "string") return "other";
  if (reason === "tool_use") return mode === "tool" ? "stop" : "other";
  return (Object.hasOwn(finishes, reason) && finishes[reason]) || "other";
}

/** The vendor reports tokens read from the cache and written to it separately; here `inputTokens` includes both. */
export function usageIn(usage: unknown): Usage {
  const counts = asRecord(usage) ?? {};
  const input = asCount(counts.input_tokens);
  const cachedInputTokens = asCount(counts.cache_read_input_tokens);
  const cached = addCounts(cachedInputTokens, asCount(counts.cache_creation_input_tokens));
  return usageOf({
    inputTokens: input === undefined ? undefined : addCounts(input, cached),
    outputTokens: asCount(counts.output_tokens),
    cachedInputTokens,
    reasoningTokens: asCount(asRecord(counts.output_tokens_details)?.thinking_tokens),
  });
}

/** Merges the two counts of a stream: the input at its beginning, and the totals at its end. */
export function mergeUsage(start: unknown, end: unknown): WireRecord | undefined {
  const counts = Object.entries(asRecord(end) ?? {}).filter(([, count]) => count !== null && count !== undefined);
  const earlier = asRecord(start);
  return counts.length === 0 ? earlier : { ...earlier, ...Object.fromEntries(counts) };
}
