import type { CallRecord } from "@legenda/batch";
import { cellText } from "./cell-text.js";
import type { Row } from "./column.js";
import type { ResultScan } from "./scan-results.js";

/** A column about the call or the image, not about what the image shows. */
export interface StatusColumn {
  readonly name: string;
  /** Whether it is written if the options name no columns. */
  isShown(scan: ResultScan, wanted: { readonly findings: boolean; readonly details: boolean }): boolean;
  read(row: Row): unknown;
}

const always = () => true;
const details: StatusColumn["isShown"] = (_, wanted) => wanted.details;

/** In their order. */
export const statusColumns: readonly StatusColumn[] = [
  {
    name: "finish",
    isShown: (scan) => scan.hasCut,
    read: ({ result }) => ("call" in result ? result.call?.finish : undefined),
  },
  {
    name: "duplicate_of",
    isShown: (scan) => scan.hasDuplicates,
    read: ({ result }) => (result.status === "done" ? result.duplicateOf : undefined),
  },
  { name: "error", isShown: always, read: (row) => errorOf(row)?.message },
  { name: "error_type", isShown: always, read: (row) => errorOf(row)?.name },
  { name: "retryable", isShown: always, read: (row) => errorOf(row)?.retryable },
  { name: "findings", isShown: (_, wanted) => wanted.findings, read: ({ findings }) => findings?.map(findingText) },
  { name: "model", isShown: details, read: ({ result }) => modelOf("call" in result ? result.call : undefined) },
  { name: "input_tokens", isShown: details, read: (row) => callOf(row)?.usage.inputTokens },
  { name: "output_tokens", isShown: details, read: (row) => callOf(row)?.usage.outputTokens },
  { name: "cost_usd", isShown: details, read: (row) => dollars(callOf(row)) },
  { name: "attempts", isShown: details, read: (row) => callOf(row)?.attempts },
  { name: "duration_ms", isShown: details, read: (row) => rounded(callOf(row)?.durationMs) },
  { name: "width", isShown: details, read: ({ result }) => result.width },
  { name: "height", isShown: details, read: ({ result }) => result.height },
];

const errorOf = ({ result }: Row) => (result.status === "failed" ? result.error : undefined);

/** The call for this image. A duplicate's call is another image's, and must not be counted twice. */
function callOf({ result }: Row): CallRecord | undefined {
  if (result.status === "kept" || (result.status === "done" && result.origin === "duplicate")) return undefined;
  return result.call;
}

const modelOf = (call: CallRecord | undefined) => call && `${call.provider}:${call.model}`;
const rounded = (milliseconds: number | undefined) => (milliseconds === undefined ? undefined : Math.round(milliseconds));

/** Without an exponent, which some programs read as text. */
const dollars = (call: CallRecord | undefined) => (call?.cost ? Number(call.cost.amount.toFixed(10)) : undefined);

function findingText({ severity, rule, message }: NonNullable<Row["findings"]>[number]): string {
  return `${severity} ${rule}: ${cellText(message)}`;
}
