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
 * Reads a whole message.
 *
 * @throws {VendorFailure} where it is not one, or its text is not text
 */
export function readMessage(raw: unknown, { mode }: Pick<DecodeContext, "mode">): DecodedReply {
  const message = asRecord(raw);
  if (!Array.isArray(message?.content)) throw fault("the reply is not a message with content.");
  const { content, stop_reason: reason, stop_details: details, model, usage } = message;
  const text = textOf(content, mode) || (reason === "refusal" ? asText(asRecord(details)?.explanation) : undefined);
  return { text: text ?? "", finish: finishOf(reason, mode), usage: usageIn(usage), model: asText(model), raw };
}

/** A reply that cannot be read. What garbled it may not happen again. */
export function fault(message: string): VendorFailure {
  return new VendorFailure({ status: 200, explanation: { kind: "unknown", message, retryable: true } });
}

/** The texts of the answer, or the input of the tool that stands for a schema. Thinking is no part of it. */
function textOf(content: readonly unknown[], mode: Mode): string {
  const blocks = content.map((block) => asRecord(block) ?? notContent());
  const tool = mode === "tool" ? blocks.find(({ type }) => type === "tool_use") : undefined;
  return tool ? inputText(tool.input) : blocks.map((block) => (block.type === "text" ? textIn(block.text) : "")).join("");
}

/**
 * A text of the answer.
 *
 * @throws {VendorFailure} where it is anything else
 */
export function textIn(value: unknown): string {
  return asText(value) ?? notContent();
}

function inputText(input: unknown): string {
  // An input that was cut is not JSON, and stays as it came.
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
 * Why the model stopped. A tool is an answer only where it stands for a schema; a pause is not an end, and no limit
 * that could be raised. A reason that is not known to be good, and none at all, is `"other"`.
 */
export function finishOf(reason: unknown, mode: Mode): Finish {
  if (typeof reason !== "string") return "other";
  if (reason === "tool_use") return mode === "tool" ? "stop" : "other";
  return (Object.hasOwn(finishes, reason) && finishes[reason]) || "other";
}

/** The vendor counts what it reads from its cache, and what it writes to it, beside the input; here the input is all of it. */
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

/** A stream counts twice: the input at its beginning, and what has come of it at its end. */
export function mergeUsage(start: unknown, end: unknown): WireRecord | undefined {
  const counts = Object.entries(asRecord(end) ?? {}).filter(([, count]) => count !== null && count !== undefined);
  const earlier = asRecord(start);
  return counts.length === 0 ? earlier : { ...earlier, ...Object.fromEntries(counts) };
}
