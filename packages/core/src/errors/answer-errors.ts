import type { ModelReply } from "../model.js";
import { LegendaError, type LegendaErrorOptions } from "./legenda-error.js";

interface AnswerErrorOptions extends LegendaErrorOptions {
  /** The caption function that was called. */
  readonly functionName?: string | undefined;
}

/** An error of one call. */
class AnswerError extends LegendaError {
  /** The caption function that was called. Where it is known, the message begins with it and a colon. */
  readonly functionName: string | undefined;

  constructor(message: string, { functionName, ...options }: AnswerErrorOptions) {
    super(functionName === undefined ? message : `${functionName}: ${message}`, options);
    this.functionName = functionName;
  }
}

/** The model refused, or its answer was filtered. The refusal is in `reply.text` and is never a caption. */
export class RefusedError extends AnswerError {
  static override readonly kind = "RefusedError";
  readonly reply: ModelReply;

  constructor(message: string, { reply, ...options }: AnswerErrorOptions & { reply: ModelReply }) {
    super(message, options);
    this.reply = reply;
  }
}

/** One thing wrong with an answer. */
export interface ResponseIssue {
  readonly message: string;
  /** The keys that lead to the value; empty for the value as a whole. */
  readonly path: readonly (string | number)[];
}

/** The answer does not fit the response model, or is not complete. The reply, which has been paid for, is in `reply`. */
export class ResponseError extends AnswerError {
  static override readonly kind = "ResponseError";
  readonly reply: ModelReply;
  readonly issues: readonly ResponseIssue[];

  constructor(
    message: string,
    { reply, issues = [], ...options }: AnswerErrorOptions & { reply: ModelReply; issues?: readonly ResponseIssue[] },
  ) {
    super(message, options);
    this.reply = reply;
    this.issues = issues;
  }
}

/** A stream broke off, was left before its end, or ended without its end mark. */
export class StreamError extends AnswerError {
  static override readonly kind = "StreamError";
  readonly provider: string | undefined;
  readonly retryable: boolean;
  /** The text that had arrived. */
  readonly text: string;

  constructor(
    message: string,
    {
      provider,
      retryable = false,
      text = "",
      ...options
    }: AnswerErrorOptions & { provider?: string | undefined; retryable?: boolean; text?: string } = {},
  ) {
    super(message, options);
    this.provider = provider;
    this.retryable = retryable;
    this.text = text;
  }
}
