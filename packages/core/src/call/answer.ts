import { isModel } from "../is-model.js";
import type { Message } from "../message.js";
import type { Model, Params, Reply } from "../model.js";
import type { Snapshot } from "../response/index.js";

/** Holds the type of what a body computes; there is no such property at run time. */
declare const computed: unique symbol;

/**
 * What a call returns. Nothing is sent until it is awaited, streamed or asked for its reply, and it is
 * sent once however often that happens.
 *
 * `Computed` names the slots that the method's own body fills by `answer({ fields })`, with their
 * types, so that they are not asked of its parameters: `Answer<string, { tone: string }>`. `Piece`
 * follows from `T`; it stands here so that an `Answer<string>` is an `Answer<unknown>` as well.
 *
 * @example
 * const answer = captions.caption("https://example.com/wolf.jpg");
 * for await (const chunk of answer.stream()) process.stdout.write(chunk);
 * const { usage, finish } = await answer.reply(); // of the same request
 */
export interface Answer<T, Computed extends object = object, Piece = Chunk<T>> extends PromiseLike<T> {
  /**
   * @throws {RefusedError} where the model refused or was filtered
   * @throws {ResponseError} where no answer fits the response model, or the model stopped for an unknown reason
   */
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B>;
  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B>;
  finally(onFinally?: (() => void) | null): Promise<T>;

  /**
   * The answer as it is made. A text comes in chunks; any other value in snapshots, each holding all
   * that is known so far and none of the schema's constraints checked, the last one validated.
   * Ends with an error where the model refused, the answer does not fit, or the connection broke.
   * Leaving the loop stops the request.
   */
  stream(): AsyncIterable<Piece>;

  /** All that is known of the call. It resolves for a refusal, and for an unknown `finish`, as well; reading its `value` then throws. */
  reply(): Promise<Reply<T>>;

  /** The messages that would be sent. Sends nothing. */
  messages(): Promise<readonly Message[]>;

  /** Another answer to the same arguments, with another model or other options. This one stays as it is. */
  with(change: Model | CallChange): Answer<T, Computed, Piece>;

  readonly [computed]?: Computed;
}

/** A piece of a streamed answer: text for a text, a snapshot for any other value. */
export type Chunk<T> = [T] extends [never] ? never : [T] extends [string] ? string : Snapshot<T>;

/** What may be changed of a call, for one answer (`with`) or for all of an object's (`using`). */
export interface CallChange {
  readonly model?: Model;
  /** Laid over the call's own parameters. */
  readonly params?: Params;
  /** Aborts the request; beside any signal that the call already has. */
  readonly signal?: AbortSignal;
  /** Laid around the model, whichever it is: a budget over the calls of somebody else's function, say. The latest is outermost. */
  readonly wrap?: (model: Model) => Model;
}

/** Lays changes over each other, the last one on top. */
export function mergeChanges(...changes: readonly CallChange[]): CallChange {
  let model: Model | undefined;
  let params: Params | undefined;
  let signal: AbortSignal | undefined;
  let wrap: CallChange["wrap"];
  for (const change of changes) {
    model = change.model ?? model;
    params = mergeParams(params, change.params);
    signal = joinSignals(signal, change.signal);
    wrap = composed(wrap, change.wrap);
  }
  return { ...(model && { model }), ...(params && { params }), ...(signal && { signal }), ...(wrap && { wrap }) };
}

function composed(inner: CallChange["wrap"], outer: CallChange["wrap"]): CallChange["wrap"] {
  return inner && outer ? (model) => outer(inner(model)) : (outer ?? inner);
}

function mergeParams(below: Params | undefined, above: Params | undefined): Params | undefined {
  if (!below || !above) return above ?? below;
  const merged = { ...below, ...above };
  return below.providerOptions && above.providerOptions
    ? { ...merged, providerOptions: { ...below.providerOptions, ...above.providerOptions } }
    : merged;
}

export function joinSignals(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one && other && one !== other ? AbortSignal.any([one, other]) : (one ?? other);
}

/** A model may stand where a change is asked for. */
export function changeOf(change: Model | CallChange): CallChange {
  return isModel(change) ? { model: change } : change;
}

/** Whether a value is what a caption function returns. */
export function isAnswer(value: unknown): value is Answer<unknown> {
  if (typeof value !== "object" || value === null) return false;
  const { then, reply, stream, messages } = value as Partial<Answer<unknown>>;
  return [then, reply, stream, messages].every((member) => typeof member === "function");
}
