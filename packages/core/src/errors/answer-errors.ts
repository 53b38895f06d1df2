import type { ModelReply } from "../model.js";
import { LegendaError } from "./legenda-error.js";

/** The model refused, or a filter took its answer. What it said instead is in `reply.text` and is never a caption. */
export class RefusedError extends LegendaError {
  static override readonly kind = "RefusedError";
  readonly reply: ModelReply;

  constructor(message: string, options: { reply: ModelReply; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.reply = options.reply;
  }
}

/** One thing wrong with an answer. */
export interface ResponseIssue {
  readonly message: string;
  /** The keys that lead to the value; empty for the whole. */
  readonly path: readonly (string | number)[];
}

/** The answer is not what the response model asks for. The reply already paid for is kept in `reply`. */
export class ResponseError extends LegendaError {
  static override readonly kind = "ResponseError";
  readonly reply: ModelReply;
  readonly issues: readonly ResponseIssue[];

  constructor(message: string, options: { reply: ModelReply; issues?: readonly ResponseIssue[]; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.reply = options.reply;
    this.issues = options.issues ?? [];
  }
}

/** A stream that broke off, was left before its end, or ended without its end mark. */
export class StreamError extends LegendaError {
  static override readonly kind = "StreamError";
  readonly provider: string | undefined;
  readonly retryable: boolean;
  /** What had arrived. */
  readonly text: string;

  constructor(
    message: string,
    options: { provider?: string | undefined; retryable?: boolean; text?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.provider = options.provider;
    this.retryable = options.retryable ?? false;
    this.text = options.text ?? "";
  }
}
