import type { CallRecord } from "@legenda/batch";
import { cellText } from "./cell-text.js";
import type { Row } from "./column.js";
import type { Survey } from "./survey.js";

/** A column that is about the call or the image, not about what it shows. */
export interface Note {
  readonly name: string;
  /** Whether it stands among the columns where none were named. */
  shown(survey: Survey, wanted: { readonly findings: boolean; readonly details: boolean }): boolean;
  read(row: Row): unknown;
}

const always = () => true;
const details: Note["shown"] = (_, wanted) => wanted.details;

/** In the order in which they stand. */
export const notes: readonly Note[] = [
  {
    name: "finish",
    shown: (survey) => survey.hasCut,
    read: ({ result }) => ("call" in result ? result.call?.finish : undefined),
  },
  {
    name: "duplicate_of",
    shown: (survey) => survey.hasDuplicates,
    read: ({ result }) => (result.status === "done" ? result.duplicateOf : undefined),
  },
  { name: "error", shown: always, read: (row) => errorOf(row)?.message },
  { name: "error_type", shown: always, read: (row) => errorOf(row)?.name },
  { name: "retryable", shown: always, read: (row) => errorOf(row)?.retryable },
  { name: "findings", shown: (_, wanted) => wanted.findings, read: ({ findings }) => findings?.map(findingText) },
  { name: "model", shown: details, read: ({ result }) => modelOf("call" in result ? result.call : undefined) },
  { name: "input_tokens", shown: details, read: (row) => callOf(row)?.usage.inputTokens },
  { name: "output_tokens", shown: details, read: (row) => callOf(row)?.usage.outputTokens },
  { name: "cost_usd", shown: details, read: (row) => dollars(callOf(row)) },
  { name: "attempts", shown: details, read: (row) => callOf(row)?.attempts },
  { name: "duration_ms", shown: details, read: (row) => rounded(callOf(row)?.durationMs) },
  { name: "width", shown: details, read: ({ result }) => result.width },
  { name: "height", shown: details, read: ({ result }) => result.height },
];

const errorOf = ({ result }: Row) => (result.status === "failed" ? result.error : undefined);

/** What was paid for this image; a duplicate's call is another image's, and must not be summed twice. */
function callOf({ result }: Row): CallRecord | undefined {
  if (result.status === "kept" || (result.status === "done" && result.origin === "duplicate")) return undefined;
  return result.call;
}

const modelOf = (call: CallRecord | undefined) => call && `${call.provider}:${call.model}`;
const rounded = (milliseconds: number | undefined) => (milliseconds === undefined ? undefined : Math.round(milliseconds));

/** In full: some programs read an exponent as text. */
const dollars = (call: CallRecord | undefined) => (call?.cost ? Number(call.cost.amount.toFixed(10)) : undefined);

function findingText({ severity, rule, message }: NonNullable<Row["findings"]>[number]): string {
  return `${severity} ${rule}: ${cellText(message)}`;
}
