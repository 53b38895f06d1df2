import { DefinitionError } from "../errors/definition-error.js";
import type { Message } from "../message.js";
import type { InferOutput, StandardSchema } from "../response/index.js";
import type { Answer, CallChange } from "./answer.js";

/** What a body may compute for its call. */
export interface AnswerOptions<
  Fields extends object = object,
  Schema extends StandardSchema | undefined = StandardSchema | undefined,
> extends CallChange {
  /** Values of slots, laid over the arguments. */
  readonly fields?: Fields;
  /** The messages to send in place of the template's. */
  readonly messages?: readonly Message[];
  /** A response model made for this call, in place of the decorator's: an enum of the tags that are allowed, say. */
  readonly response?: Schema;
}

type Maker<Fields extends object, Schema extends StandardSchema | undefined> = () =>
  | AnswerOptions<Fields, Schema>
  | PromiseLike<AnswerOptions<Fields, Schema>>;

/** Shared by every copy of the package, so that the body may import another copy than the decorator's. */
const brand = Symbol.for("legenda.plan");

/**
 * The body of a decorated caption method: `return answer()`. Its options make the call dynamic; a
 * function, async or not, is run when the call is sent.
 *
 * @throws {DefinitionError} when what it gives is used and the method is not decorated
 * @example
 * @call(openai("gpt-4o-mini"))
 * @promptTemplate("A {tone} caption for {photo:image}")
 * caption(photo: ImageInput): Answer<string, { tone: string }> {
 *   return answer({ fields: { tone: this.tone() } });
 * }
 */
export function answer<Fields extends object = object, Schema extends StandardSchema | undefined = undefined>(
  options: AnswerOptions<Fields, Schema> | Maker<Fields, Schema> = {},
): Answer<Schema extends StandardSchema ? InferOutput<Schema> : never, Fields> {
  let made: Promise<AnswerOptions> | undefined;
  const plan: Plan = {
    [brand]: true,
    // Answers made by `with` share the plan: what a body computes is computed once.
    options: () => (made ??= Promise.resolve().then(() => (typeof options === "function" ? options() : options))),
  };
  return new Proxy<object>(plan, undecorated) as Answer<Schema extends StandardSchema ? InferOutput<Schema> : never, Fields>;
}

export interface Plan {
  readonly [brand]: true;
  options(): Promise<AnswerOptions>;
}

export function isPlan(value: unknown): value is Plan {
  return typeof value === "object" && value !== null && (value as Partial<Plan>)[brand] === true;
}

/** A decorator takes the plan out; whoever else touches it has called a method that no decorator stands on. */
const undecorated: ProxyHandler<object> = {
  get(plan, key) {
    if (key === brand || key === "options") return Reflect.get(plan, key);
    if (key === "then")
      return (_: unknown, reject?: (reason: unknown) => unknown) => Promise.reject(notDecorated()).then(undefined, reject);
    if (typeof key === "symbol") return undefined;
    throw notDecorated();
  },
};

function notDecorated(): DefinitionError {
  return new DefinitionError(
    'answer() was returned by a method that is not decorated. Put @call(model) and, under it, @promptTemplate("…") above the method.',
  );
}
