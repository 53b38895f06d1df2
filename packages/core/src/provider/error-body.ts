import type { FailureKind } from "./explanation.js";
import { asList, asRecord, asText, type WireRecord } from "./wire-values.js";

/** The error in a vendor's body. */
export interface ErrorBody {
  readonly message: string;
  readonly code?: string | undefined;
  readonly type?: string | undefined;
  /** An HTTP status in the body. */
  readonly status?: number | undefined;
  /** The object with these fields, for further fields of a single vendor. */
  readonly record?: WireRecord | undefined;
}

/**
 * Finds an error where vendors and gateways put it: at the root, below `error`, in a list, in a wrapped body, as
 * plain text, or as an HTML page.
 *
 * @param body parsed JSON, or a text
 * @returns `undefined` if the body contains no error
 */
export function errorIn(body: unknown, depth = 0): ErrorBody | undefined {
  if (depth > 4) return undefined;
  if (typeof body === "string") return body.trim() === "" ? undefined : { message: wordsOfText(body) };
  if (Array.isArray(body)) return firstOf(body, depth);
  const record = asRecord(body);
  if (!record) return undefined;
  const { error, errors, detail } = record;
  if (error !== undefined && error !== null && error !== false && error !== "") return errorRecord(error, record, depth);
  if (Array.isArray(errors) && errors.length > 0) return firstOf(errors, depth) ?? { message: "" };
  if (isErrorRecord(record)) return errorFields(record);
  if (detail !== undefined && !("choices" in record)) return { message: wordsOfDetail(detail), record };
  for (const name of ["data", "response", "body", "result"]) {
    const inner = asRecord(record[name]);
    const nested = inner && ("error" in inner || isErrorRecord(inner)) ? errorIn(inner, depth + 1) : undefined;
    if (nested) return nested;
  }
  return undefined;
}

/** Like `errorIn`, for the body of an error status, which is an error whatever it contains. */
export function errorWords(body: unknown): ErrorBody {
  const error = errorIn(body);
  if (error) return error;
  const record = asRecord(Array.isArray(body) ? body[0] : body);
  return record ? errorFields(record) : { message: "" };
}

function firstOf(list: readonly unknown[], depth: number): ErrorBody | undefined {
  for (const item of list) {
    const record = asRecord(item);
    const error = errorIn(item, depth + 1) ?? (record && typeof record.message === "string" ? errorFields(record) : undefined);
    if (error) return error;
  }
  return undefined;
}

function errorRecord(error: unknown, outer: WireRecord, depth: number): ErrorBody {
  if (typeof error === "string") {
    const message = asText(outer.message) ?? asText(outer.error_description) ?? error;
    return { ...errorFields(outer), message: wordsOfText(message === error ? error : `${error}: ${message}`) };
  }
  const record = asRecord(error);
  if (record) {
    const nested = asRecord(record.error) ?? quotedError(record.message);
    return nested ? errorRecord(nested, record, depth + 1) : withOuterStatus(errorFields(record), outer);
  }
  return (Array.isArray(error) ? firstOf(error, depth + 1) : undefined) ?? { message: "", record: outer };
}

/** The error that a gateway or a client quotes as JSON in its own message: `upstream: {"error": {…}}`. */
function quotedError(message: unknown): WireRecord | undefined {
  if (typeof message !== "string") return undefined;
  const start = message.search(/\{\s*"error"\s*:/);
  if (start === -1) return undefined;
  try {
    return asRecord(asRecord(JSON.parse(message.slice(start, message.lastIndexOf("}") + 1)))?.error);
  } catch {
    return undefined;
  }
}

/** `{ "type": "error" }`, `{ "object": "error" }`, `{ "success": false }`, and a status with a message. */
function isErrorRecord(record: WireRecord): boolean {
  if (record.object === "error" || record.type === "error" || record.success === false || record.status === "error") return true;
  return typeof record.message === "string" && statusIn(record) !== undefined;
}

function errorFields(record: WireRecord): ErrorBody {
  const { message, msg, detail, error, error_description, reason, title, metadata, code, type, status } = record;
  const words = [message, msg, detail, error_description, error, reason, title].find(
    (text) => typeof text === "string" && text !== "",
  );
  const raw = asText(asRecord(metadata)?.raw);
  return {
    message: wordsOfText([asText(words) ?? wordsOfDetail(detail), raw].filter(Boolean).join(" ")),
    code: name(code) ?? name(asRecord(error)?.code) ?? (typeof status === "string" ? name(status) : undefined),
    type: name(type),
    status: statusIn(record),
    record,
  };
}

const withOuterStatus = (body: ErrorBody, outer: WireRecord): ErrorBody => ({ ...body, status: body.status ?? statusIn(outer) });

const name = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && value !== "error" ? value : undefined;

/** A code or type. Gateways put a status there. */
function statusIn({ status, status_code, statusCode, http_status, code }: WireRecord): number | undefined {
  for (const value of [status, status_code, statusCode, http_status, code]) {
    const number = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
    if (typeof number === "number" && Number.isInteger(number) && number >= 400 && number < 600) return number;
  }
  return undefined;
}

/** The `detail` of web frameworks: a text, or a list of issues with their locations. */
function wordsOfDetail(detail: unknown): string {
  if (typeof detail === "string") return detail;
  return asList(detail)
    .map((fault) => {
      const { msg, message, loc } = asRecord(fault) ?? {};
      const place = asList(loc).filter((part) => typeof part === "string" || typeof part === "number");
      return [place.length > 0 ? place.join(".") : undefined, asText(msg) ?? asText(message)].filter(Boolean).join(": ");
    })
    .filter(Boolean)
    .slice(0, 5)
    .join("; ");
}

/** The title of an HTML page; any other text as it is. */
function wordsOfText(text: string): string {
  const start = text.slice(0, 20_000).trim();
  if (!/^<(?:!doctype|html|head|body|\?xml)/i.test(start)) return start;
  const title = /<title[^>]*>([^<]{0,300})/i.exec(start)?.[1] ?? /<h1[^>]*>([^<]{0,300})/i.exec(start)?.[1];
  return title?.trim() ? `an HTML page: ${title.trim()}` : "an HTML page";
}

/** Patterns for the codes, types and messages of vendors and gateways. The first that matches determines the kind. */
const kinds: readonly (readonly [FailureKind, RegExp])[] = [
  [
    "quota",
    /insufficient[ _]?(quota|credit|balance|funds)|billing_hard_limit|credit balance|out of credits|no credits? left|payment[ _]required|budget[ _](has been[ _])?exceeded|exceeded[ _]budget|spend(ing)?[ _]limit|billing_error/i,
  ],
  [
    "filtered",
    /content[ _]?(filter|policy|management)|data_inspection_failed|moderation|prompt_blocked|safety[ _](filter|system|violation)|responsible ?ai/i,
  ],
  [
    "authentication",
    /invalid[ _]api[ _-]?key|incorrect api key|authentication[ _]?error|unauthori[sz]ed|unauthenticated|invalid[ _](token|credentials)/i,
  ],
  [
    "not-found",
    /model[ _]not[ _]found|not_found(_error)?$|\bmodel\b.{0,120}(does not exist|not found|not exist|is not available)|no such model/i,
  ],
  ["permission", /permission[ _]?(denied|error)|forbidden|access[ _]denied/i],
  ["rate-limit", /rate[ _-]?limit|too[ _]many[ _]requests|resource[ _]exhausted|throttl|tokens per min|queue is full/i],
  [
    "overloaded",
    /overloaded|unavailable|internal[ _]?(server[ _]?)?error|server[ _]?error|api_error|bad gateway|engine.{0,20}(dead|died)|capacity|not (started|running)|failed to submit/i,
  ],
  ["timeout", /timeout_error|timed?[ _-]?out|deadline[ _]exceeded/i],
  ["too-large", /request_too_large|payload too large|body too large/i],
  [
    "invalid-request",
    /invalid|unsupported|not supported|context[ _]length|maximum context|too[ _]large|too[ _]long|bad[ _]?request|unprocessable|unrecognized|missing|failed_to_download|parse_error/i,
  ],
];

/** The kind of a failure; codes and types take precedence over messages. */
export function kindOfWords({ code, type, message }: ErrorBody): FailureKind | undefined {
  for (const text of [code, type, message.slice(0, 1000)]) {
    const kind = text && kinds.find(([, words]) => words.test(text))?.[0];
    if (kind) return kind;
  }
  return undefined;
}
