import { DefinitionError } from "../errors/definition-error.js";
import type { Message } from "../message.js";
import { renderTemplate } from "../template/index.js";
import type { CallDefinition } from "./definition.js";
import type { AnswerOptions, Plan } from "./plan.js";

const noOptions: AnswerOptions = {};

/** One invocation of a caption function. Its prompt is rendered once, however many answers `with` makes of it. */
export class Invocation {
  readonly definition: CallDefinition;
  readonly #args: readonly unknown[];
  readonly #self: object | undefined;
  /** What the body has returned; the function form has no body. */
  readonly #plan: Plan | undefined;
  #messages: readonly Message[] | undefined;

  constructor(
    definition: CallDefinition,
    args: readonly unknown[],
    body?: { readonly self: object | undefined; readonly plan: Plan },
  ) {
    this.definition = definition;
    this.#args = args;
    this.#self = body?.self;
    this.#plan = body?.plan;
  }

  /** What the body computes. */
  async options(): Promise<AnswerOptions> {
    return this.#plan ? this.#plan.options() : noOptions;
  }

  /** The messages of the arguments, and of what the body has computed. */
  render({ messages, fields = {} }: AnswerOptions): readonly Message[] {
    this.#messages ??= messages ?? this.#renderTemplate(fields);
    return this.#messages;
  }

  #renderTemplate(fields: object): readonly Message[] {
    const { name, template, binding } = this.definition;
    if (template) return renderTemplate(template, binding(this.#args, fields), this.#self);
    throw new DefinitionError(
      `${name} has nothing to send: put @promptTemplate("…") under @call, or return answer({ messages }).`,
    );
  }
}
