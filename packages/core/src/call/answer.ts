import { isModel } from "../is-model.js";
import type { Message } from "../message.js";
import type { Model, Params, Reply } from "../model.js";
import type { Snapshot } from "../response/index.js";

/** Carries the type of what a body computes; the property does not exist at run time. */
declare const computed: unique symbol;

/**
 * The result of calling a caption function. Nothing is sent until it is awaited, streamed or its `reply()` is requested,
 * and the request is sent only once, however often that happens.
 *
 * `Computed` declares the slots that the method body fills with `answer({ fields })`, so that its parameters need not
 * provide them: `Answer<string, { tone: string }>`. `Piece` is derived from `T`; as a parameter it makes an
 * `Answer<string>` assignable to `Answer<unknown>`.
 *
 * @example
 * const answer = captions.caption("https://example.com/wolf.jpg");
 * for await (const chunk of answer.stream()) process.stdout.write(chunk);
 * const { usage, finish } = await answer.reply(); // of the same request
 */
export interface Answer<T, Computed extends object = object, Piece = Chunk<T>> extends PromiseLike<T> {
  /**
   * @throws {RefusedError} if the model refused or its answer was filtered
   * @throws {ResponseError} if no answer fits the response model, or the model stopped for an unknown reason
   */
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B>;
  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B>;
  finally(onFinally?: (() => void) | null): Promise<T>;

  /**
   * The answer as it is generated: a text in chunks, any other value in snapshots. Each snapshot contains everything
   * known so far; only the last one is validated by the schema.
   * Ends with an error if the model refuses, the answer does not fit, or the connection breaks.
   * Leaving the loop stops the request.
   */
  stream(): AsyncIterable<Piece>;

  /** Everything that is known about the call. It also resolves for a refusal or an unknown `finish`; reading its `value` then throws. */
  reply(): Promise<Reply<T>>;

  /** The messages of the request. Sends nothing. */
  messages(): Promise<readonly Message[]>;

  /** Returns another answer to the same arguments, with another model or other options. This one does not change. */
  with(change: Model | CallChange): Answer<T, Computed, Piece>;

  readonly [computed]?: Computed;
}

/** A piece of a streamed answer: text for text, a snapshot for any other value. */
export type Chunk<T> = [T] extends [never] ? never : [T] extends [string] ? string : Snapshot<T>;

/** Changes to a call, for one answer (`with`) or for all calls of an object (`using`). */
export interface CallChange {
  readonly model?: Model;
  /** Override the call's own parameters. */
  readonly params?: Params;
  /** Aborts the request, in addition to any signal that the call already has. */
  readonly signal?: AbortSignal;
  /** Wraps the model, whichever it is: for example with a budget. The last wrapper is the outermost. */
  readonly wrap?: (model: Model) => Model;
}

/** Merges changes; later ones take precedence. */
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

/** A signal that is aborted when one of the two is. */
export function joinSignals(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one && other && one !== other ? AbortSignal.any([one, other]) : (one ?? other);
}

/** A model is accepted in place of a change. */
export function changeOf(change: Model | CallChange): CallChange {
  return isModel(change) ? { model: change } : change;
}

/** Whether a value is an `Answer`, such as a caption function returns. */
export function isAnswer(value: unknown): value is Answer<unknown> {
  if (typeof value !== "object" || value === null) return false;
  const { then, reply, stream, messages } = value as Partial<Answer<unknown>>;
  return [then, reply, stream, messages].every((member) => typeof member === "function");
}
