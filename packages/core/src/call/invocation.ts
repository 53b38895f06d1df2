import { DefinitionError } from "../errors/definition-error.js";
import type { Message } from "../message.js";
import { renderTemplate } from "../template/index.js";
import type { AnswerOptions, DeferredAnswer } from "./deferred-answer.js";
import type { CallDefinition } from "./definition.js";

const noOptions: AnswerOptions = {};

/** One invocation of a caption function. Its prompt is rendered once, however many answers `with` makes of it. */
export class Invocation {
  readonly definition: CallDefinition;
  readonly #args: readonly unknown[];
  readonly #self: object | undefined;
  /** What the method body returned; the function form has no body. */
  readonly #deferred: DeferredAnswer | undefined;
  #messages: readonly Message[] | undefined;

  constructor(
    definition: CallDefinition,
    args: readonly unknown[],
    body?: { readonly self: object | undefined; readonly deferred: DeferredAnswer },
  ) {
    this.definition = definition;
    this.#args = args;
    this.#self = body?.self;
    this.#deferred = body?.deferred;
  }

  /** The options that the method body computes. */
  options(): AnswerOptions | PromiseLike<AnswerOptions> {
    return this.#deferred ? this.#deferred.options() : noOptions;
  }

  /** Renders the prompt from the arguments and from what the body computed. */
  render({ messages, fields = {} }: AnswerOptions): readonly Message[] {
    this.#messages ??= messages ?? this.#renderTemplate(fields);
    return this.#messages;
  }

  #renderTemplate(fields: object): readonly Message[] {
    const { name, template, binding } = this.definition;
    if (template) return renderTemplate(template, binding(this.#args, fields), this.#self);
    throw new DefinitionError(`${name} has no prompt. Put @promptTemplate("…") below @call, or return answer({ messages }).`);
  }
}
