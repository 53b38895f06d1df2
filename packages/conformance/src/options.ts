import type { Model } from "@legenda/core";
import type { Failed } from "./server/scenario.js";
import type { VendorServer } from "./server/vendor-server.js";

/** The key that the models of the suite are made with. It must stand in no error. */
export const conformanceKey = "sk-conformance-0123456789abcdefghij";

/** What one provider's suite runs on. */
export interface ConformanceOptions {
  /** A fresh server that words things as the vendor does, such as `openaiServer`. */
  readonly server: () => Promise<VendorServer>;
  /** A fresh model at that server's address, with `conformanceKey` for its key, no retries of its own, and these options. */
  readonly model: (url: string, options: ConformanceModelOptions) => Model;
  readonly supports?: Partial<Supports>;
}

/** What the suite sets of a model. */
export interface ConformanceModelOptions {
  /** The longest wait for a whole answer, and in a stream from one piece to the next, in milliseconds. */
  readonly timeoutMs?: number;
}

/** What the vendor has, as data. Everything is taken to be there unless told. */
export interface Supports {
  /** `system` messages; where there are none, a request with one must throw. */
  readonly system: boolean;
  /** `assistant` messages and several turns; where there are none, a request with them must throw. */
  readonly turns: boolean;
  /** More than one image in a request; where not, two must throw. */
  readonly severalImages: boolean;
  /** Requests without any image. */
  readonly textOnly: boolean;
  /** A refusal as a finish. */
  readonly refusal: boolean;
  /** A content filter as a finish. */
  readonly filtered: boolean;
  /** `length` as a finish. */
  readonly length: boolean;
  /** Values that fit a response model. */
  readonly typedAnswers: boolean;
  /** Which counts a reply reports; streams report the same. */
  readonly usage: readonly ("input" | "output" | "cached" | "reasoning")[];
  /** The header with the request's id; `undefined` where the vendor sends none. */
  readonly requestIdHeader: string | undefined;
  /** Whether a stream has an end mark of its own, so that one cut in good order is noticed. */
  readonly endMark: boolean;
  /** Whether an answer is read in the other form than was asked for: whole for streamed, and the other way round. */
  readonly otherForms: boolean;
  /** Whether the vendor can send an error in the middle of a stream. */
  readonly errorEvents: boolean;
  /** Each way in which the vendor asks to wait, with the milliseconds that the error must hold. */
  readonly retryHints: readonly (readonly [Failed, number])[];
  /** How the vendor says that a quota is spent; `undefined` where it cannot. */
  readonly quotaSpent: Failed | undefined;
  /** Statuses that the vendor words differently or not at all, and that are left out. */
  readonly withoutStatuses: readonly number[];
}
