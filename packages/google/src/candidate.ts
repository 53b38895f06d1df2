import { asList, asRecord, VendorFailure, type WireRecord } from "@legenda/core/provider";

/** The candidate with the index 0, wherever it is in the list. */
export function firstCandidate({ candidates }: WireRecord): WireRecord | undefined {
  return asList(candidates)
    .map(asRecord)
    .find((candidate) => candidate && (candidate.index === undefined || candidate.index === null || candidate.index === 0));
}

/**
 * The text of a candidate, without its thoughts.
 *
 * @throws {VendorFailure} if it is not a text
 */
export function candidateText({ content }: WireRecord): string {
  if (content === undefined || content === null) return "";
  const { parts } = asRecord(content) ?? notText();
  if (parts === undefined || parts === null) return "";
  if (!Array.isArray(parts)) throw notText();
  return parts.map(partText).join("");
}

function partText(part: unknown): string {
  const { text, thought } = asRecord(part) ?? notText();
  // A part without a text is a tool call, code, or an image.
  if (thought || text === undefined || text === null) return "";
  return typeof text === "string" ? text : notText();
}

function notText(): never {
  throw new VendorFailure({
    status: 200,
    explanation: { kind: "unknown", message: "the content of its reply is not a text.", retryable: true },
  });
}
