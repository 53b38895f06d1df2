import type { Model, ModelReply, ModelRequest, Reply } from "@legenda/core";
import type { FailureScope } from "./classify-failure.js";

/**
 * Asks the model about the images of a run: in this process, through a vendor's batch API, or through a queue. Everything
 * else stays with the run: the journal, duplicates, the budget, and what a failure means for the images after it.
 *
 * @example
 * // Sends every request through a gateway of your own; the reply is read and validated as always.
 * const executor: Executor = {
 *   concurrency: 100,
 *   execute: (item) => item.ask((request, model) => gateway.send(model.id, request, { id: item.fingerprint })),
 * };
 * for await (const result of batch(altText, folder("photos"), { journal: "alt.journal", executor })) console.log(result.key);
 */
export interface Executor {
  /**
   * Images in flight at once, where `concurrency` of the batch does not say.
   *
   * @default 8
   */
  readonly concurrency?: number;
  /**
   * Asks about one image. It may resolve in any order and at any later time; a rejection is a failure. A process that is
   * killed meanwhile loses nothing: the next run executes the same item again, with the same fingerprint.
   */
  execute(item: ExecutionItem): Promise<ExecutionOutcome>;
  /**
   * No further image will be read, because the sources are exhausted or the run is stopping. An executor that gathers
   * requests must send those it holds now, and any that still arrive at once.
   */
  drain?(): void;
}

/** An image that is not yet answered, with its prepared request. */
export interface ExecutionItem {
  /** The image's key. */
  readonly key: string;
  /** Identifies the request: a hash of the messages, images by their bytes. The same request has the same one in every run. */
  readonly fingerprint: string;
  /** Aborts when the run gives up what is in flight. */
  readonly signal: AbortSignal;
  /**
   * Sends the request and reads the reply by the rules of the call: response model, corrections, retries, refusals.
   * Counts what was paid, within the budget. Never rejects.
   *
   * @param send sends a request in place of the model; also called for corrections and retries. It may return a reply
   *   that has arrived by another way, or `undefined` to leave the image open
   */
  ask(send?: SendRequest): Promise<ExecutionOutcome>;
}

/** Sends one request; `undefined` where its reply will only be available to a later `execute`. */
export type SendRequest = (request: ModelRequest, model: Model) => Promise<ModelReply | undefined>;

/** What came of an item. `"open"`: neither answered nor failed, because it was refused or will be answered in a later run. */
export type ExecutionOutcome =
  | { readonly status: "answered"; readonly reply: Reply<unknown> }
  | {
      readonly status: "failed";
      readonly error: unknown;
      /**
       * What the failure affects.
       *
       * @default by the class of the error
       */
      readonly scope?: FailureScope;
    }
  | { readonly status: "open" };

/** The default executor: asks the model in this process. */
export const inProcess: Executor = { execute: (item) => item.ask() };
