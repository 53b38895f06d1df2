import type { ResponseIssue } from "../errors/answer-errors.js";

/** What an answer read by a response model comes to: a value, or what is wrong with it. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly ResponseIssue[] };
