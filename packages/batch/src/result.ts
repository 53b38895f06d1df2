import type { Cost, ErrorHint, Finish, ImageSource, Usage } from "@legenda/core";

/** The result of one image. Each image of a run comes out once. */
export type BatchResult<T = unknown> = BatchDone<T> | BatchFailure | BatchKept;

/** What all results have in common. */
export interface ResultImage {
  /** The image's name in the journal and in outputs. */
  readonly key: string;
  /** The image's file or URL. `undefined` for bytes, blobs and data URIs, and for what must not be opened. */
  readonly image: ImageSource | undefined;
  readonly fields: Readonly<Record<string, string>>;
  /** The caption that the image had before, where it had one. */
  readonly existing: string | undefined;
  /** Pixels of the image as shown; `undefined` where its header was not read. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** An image that was captioned. */
export interface BatchDone<T = unknown> extends ResultImage {
  readonly status: "done";
  /** What the function returned. In a later run it is read from the journal's JSON, so that dates are strings. */
  readonly value: T;
  /** What was paid for it; `undefined` for a function that does not return an `Answer`. */
  readonly call: CallRecord | undefined;
  /** Where the answer comes from: a call of this run, one of an earlier run, or the same image under another name. */
  readonly origin: "call" | "journal" | "duplicate";
  /** The key of the image whose answer this is, for a duplicate. */
  readonly duplicateOf: string | undefined;
}

/** An image that failed. An error's text is never a caption. */
export interface BatchFailure extends ResultImage {
  readonly status: "failed";
  readonly error: FailureRecord;
  /** What was paid all the same, such as for a refusal or a reply that did not fit. */
  readonly call: CallRecord | undefined;
  /** Whether it failed in this run, or in an earlier one and was not retried. */
  readonly origin: "call" | "journal";
}

/** An image that kept the caption it had, or a table's row without an image, whose caption is empty. */
export interface BatchKept extends ResultImage {
  readonly status: "kept";
  readonly existing: string;
}

/** The requests behind an answer. */
export interface CallRecord {
  readonly provider: string;
  readonly model: string;
  readonly finish: Finish;
  readonly usage: Usage;
  readonly cost: Cost | undefined;
  /** Requests, retries included. */
  readonly attempts: number;
  /** Milliseconds. */
  readonly durationMs: number;
  readonly requestId: string | undefined;
}

/** An error as the journal keeps it. It contains no key and no image bytes. */
export interface FailureRecord {
  /** The error's class, such as `"RateLimitError"`. */
  readonly name: string;
  readonly message: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Why the image could not be used, such as `"truncated"`. */
  readonly reason: string | undefined;
  /** The provider's HTTP status, where there was one. */
  readonly status: number | undefined;
  /** What to do about it, as data. */
  readonly hint?: ErrorHint;
  /** The caption function, where the message begins with its name and a colon. */
  readonly functionName?: string;
}
