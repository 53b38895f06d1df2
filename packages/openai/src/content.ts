import { asList, asRecord, asText, VendorFailure } from "@legenda/core/provider";

/** Types of parts with the model's reasoning, which is not part of its answer. */
const thoughts = /think|reason/i;

/**
 * The text of a message's content, which is a text or, from some servers, a list of parts.
 *
 * @throws {VendorFailure} if it is neither
 */
export function contentText(content: unknown): string {
  if (content === undefined || content === null) return "";
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) throw notText();
  return content.map(partText).join("");
}

function partText(part: unknown): string {
  if (typeof part === "string") return part;
  const record = asRecord(part);
  if (!record) throw notText();
  if (thoughts.test(asText(record.type) ?? "")) return "";
  const text = asText(record.text) ?? asText(asRecord(record.text)?.value);
  if (text !== undefined) return text;
  if (record.type === "text" || record.type === "output_text") throw notText();
  return "";
}

function notText(): VendorFailure {
  return new VendorFailure({
    status: 200,
    explanation: { kind: "unknown", message: "the content of its reply is not a text.", retryable: true },
  });
}

/** The refusals among the parts of a content. */
export function refusalText(content: unknown): string {
  return asList(content)
    .map((part) => (asRecord(part)?.type === "refusal" ? (asText(asRecord(part)?.refusal) ?? "") : ""))
    .join("");
}
