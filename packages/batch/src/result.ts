import type { Cost, ErrorHint, Finish, ImageSource, Usage } from "@legenda/core";

/** What became of one image. Each image of a run comes out once. */
export type BatchResult<T = unknown> = BatchDone<T> | BatchFailure | BatchKept;

interface BatchItem {
  /** The image's name in the journal and in outputs. */
  readonly key: string;
  /** Where the image is: a file or a URL. `undefined` for bytes, blobs and data URIs, and for what must not be opened. */
  readonly image: ImageSource | undefined;
  readonly fields: Readonly<Record<string, string>>;
  /** The caption that the image had before, where it had one. */
  readonly existing: string | undefined;
  /** Pixels of the picture as it is shown, where the header was read. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** An image with its answer. */
export interface BatchDone<T = unknown> extends BatchItem {
  readonly status: "done";
  /** What the function answered. After a restart it comes out of the journal's JSON: dates are texts then. */
  readonly value: T;
  /** What was paid for it; `undefined` for a function that answers with something else than an `Answer`. */
  readonly call: CallRecord | undefined;
  /** Where the answer comes from: a call of this run, one of an earlier run, or the same picture under another name. */
  readonly origin: "call" | "journal" | "duplicate";
  /** The key of the image whose answer this is, for a duplicate. */
  readonly duplicateOf: string | undefined;
}

/** An image without an answer. An error's text is never a caption. */
export interface BatchFailure extends BatchItem {
  readonly status: "failed";
  readonly error: FailureRecord;
  /** What was paid for all the same, such as a refusal or an answer that did not fit. */
  readonly call: CallRecord | undefined;
  /** Whether it failed in this run, or in an earlier one and was not tried again. */
  readonly origin: "call" | "journal";
}

/** An image that kept the caption it had, or a row of a table that names no image: its caption is empty. */
export interface BatchKept extends BatchItem {
  readonly status: "kept";
  readonly existing: string;
}

/** What is known of the requests behind an answer. */
export interface CallRecord {
  readonly provider: string;
  readonly model: string;
  readonly finish: Finish;
  readonly usage: Usage;
  readonly cost: Cost | undefined;
  /** How many requests it took. */
  readonly attempts: number;
  /** Milliseconds. */
  readonly durationMs: number;
  readonly requestId: string | undefined;
}

/** An error as the journal keeps it: no key and no image byte stands in it. */
export interface FailureRecord {
  /** The error's class, such as `"RateLimitError"`. */
  readonly name: string;
  readonly message: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Why an image could not be used, such as `"truncated"`. */
  readonly reason: string | undefined;
  /** The provider's HTTP status, where there was one. */
  readonly status: number | undefined;
  /** What to do about it, as data. */
  readonly hint?: ErrorHint;
  /** The caption function that was called, where the message begins with it and a colon. */
  readonly functionName?: string;
}
