import { DefinitionError } from "../errors/definition-error.js";
import type { Message } from "../message.js";
import type { InferOutput, StandardSchema } from "../response/index.js";
import type { Answer, CallChange } from "./answer.js";

/** What a method body may compute for its call. */
export interface AnswerOptions<
  Fields extends object = object,
  Schema extends StandardSchema | undefined = StandardSchema | undefined,
> extends CallChange {
  /** Slot values; they override the arguments. */
  readonly fields?: Fields;
  /** Messages to send instead of those of the template. */
  readonly messages?: readonly Message[];
  /** A response model for this call, instead of the decorator's: an enum of the allowed tags, for example. */
  readonly response?: Schema;
}

type Maker<Fields extends object, Schema extends StandardSchema | undefined> = () =>
  | AnswerOptions<Fields, Schema>
  | PromiseLike<AnswerOptions<Fields, Schema>>;

/** Shared by every copy of the package, so that the body may import another copy than the decorator's. */
const brand = Symbol.for("legenda.deferred-answer");

/**
 * The body of a decorated caption method: `return answer()`. Options make the call dynamic; a function, async or not,
 * is called when the request is sent.
 *
 * @throws {DefinitionError} when the result is used and the method is not decorated
 * @example
 * @call(openai("gpt-4o-mini"))
 * @promptTemplate("A {tone} caption for {photo:image}")
 * caption(photo: ImageInput): Answer<string, { tone: string }> {
 *   return answer({ fields: { tone: this.tone() } });
 * }
 */
export function answer<Fields extends object = object, Schema extends StandardSchema | undefined = undefined>(
  computed: AnswerOptions<Fields, Schema> | Maker<Fields, Schema> = {},
): Answer<Schema extends StandardSchema ? InferOutput<Schema> : never, Fields> {
  let options: Promise<AnswerOptions> | undefined;
  const deferred: DeferredAnswer = {
    [brand]: true,
    options() {
      if (typeof computed !== "function") return computed;
      // Answers created by `with` share it, so that the body computes its options once.
      options ??= Promise.resolve().then(computed);
      return options;
    },
  };
  return new Proxy<object>(deferred, undecorated) as Answer<Schema extends StandardSchema ? InferOutput<Schema> : never, Fields>;
}

/** The result of `answer()`, as a decorator reads it. */
export interface DeferredAnswer {
  readonly [brand]: true;
  options(): AnswerOptions | PromiseLike<AnswerOptions>;
}

/** Whether a value is the result of `answer()`. */
export function isDeferredAnswer(value: unknown): value is DeferredAnswer {
  return typeof value === "object" && value !== null && (value as Partial<DeferredAnswer>)[brand] === true;
}

/** A decorator reads the options. Any other access means that the method is not decorated. */
const undecorated: ProxyHandler<object> = {
  get(deferred, key) {
    if (key === brand || key === "options") return Reflect.get(deferred, key);
    if (key === "then")
      return (_: unknown, reject?: (reason: unknown) => unknown) => Promise.reject(notDecorated()).then(undefined, reject);
    if (typeof key === "symbol") return undefined;
    throw notDecorated();
  },
};

function notDecorated(): DefinitionError {
  return new DefinitionError(
    'answer() was returned by a method that is not decorated. Put @call(model), followed by @promptTemplate("…"), above the method.',
  );
}
