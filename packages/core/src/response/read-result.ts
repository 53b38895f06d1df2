import type { ResponseIssue } from "../errors/answer-errors.js";

/** The result of reading an answer with a response model: a value, or issues. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly ResponseIssue[] };
