import type { Message } from "../message.js";
import type { Model } from "../model.js";
import type { StandardSchema } from "../response/index.js";
import { type BareArgument, type ParsedTemplate, parseTemplate, renderTemplate, type TemplateArgs } from "../template/index.js";
import type { Answer } from "./answer.js";
import { bindArguments } from "./binding.js";
import { CallAnswer } from "./call-answer.js";
import type { AnswerOf, CheckParameters, CheckPositions } from "./check.js";
import { decoratedMethod, isDecoratorContext } from "./decorate.js";
import { type CallOptions, makeDefinition, setDefinition, setTemplate } from "./definition.js";
import { Invocation } from "./invocation.js";

/** The arguments of a caption function: an object with the slot values or, for a single slot, the value itself; optional where no slot needs a value. */
export type CallArguments<Template extends string> =
  object extends TemplateArgs<Template>
    ? [args?: TemplateArgs<Template> | BareArgument<Template>]
    : [args: TemplateArgs<Template> | BareArgument<Template>];

/** A caption function, in the form without a class. */
export type CaptionFunction<Template extends string, T> = (...args: CallArguments<Template>) => Answer<T>;

/** A template: a decorator for methods, and a way to create caption functions without a class. */
export interface PromptTemplate<Template extends string> {
  /** Decorates a method (TC39 decorators). */
  <Parameters extends readonly unknown[], Result>(
    method: ((...args: Parameters) => Result) & CheckParameters<Template, Parameters, Result>,
    context: ClassMethodDecoratorContext,
  ): void;
  /** Decorates a method (legacy decorators). */
  <Parameters extends readonly unknown[], Result>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(...args: Parameters) => Result> & CheckPositions<Template, Parameters, Result>,
  ): void;

  /** The template as written. */
  readonly template: Template;
  /** Renders the messages. Sends nothing. */
  messages(...args: CallArguments<Template>): readonly Message[];
  /**
   * Creates a caption function.
   *
   * @example
   * const caption = promptTemplate("Caption this: {url:image}").call(openai("gpt-4o-mini"));
   * await caption("https://example.com/wolf.jpg");
   */
  call<const Schema extends StandardSchema | undefined = undefined>(
    model: Model,
    options?: CallOptions<Schema>,
  ): CaptionFunction<Template, AnswerOf<Schema>>;
}

/**
 * A prompt with roles and slots. It is parsed immediately, so that mistakes are reported when it is defined.
 *
 * @throws {TemplateError} with the line and the position of the mistake
 * @example
 * const caption = promptTemplate(`
 *   SYSTEM: You write alt text for a shop.
 *   USER: Describe {photo:image} as it is used on the page of {product.name}.
 * `);
 * caption.messages({ photo: "https://example.com/bag.jpg", product: { name: "Weekender" } });
 */
export function promptTemplate<const Template extends string>(template: Template): PromptTemplate<Template> {
  const onMethod = parseTemplate(template, { allowThis: true });
  // A template that reads `this` is an error in the function form only, since it has no instance.
  let withoutThis: ParsedTemplate | undefined;
  const parsed = () => (withoutThis ??= parseTemplate(template));

  const decorate = (...decorated: readonly unknown[]): void => {
    const { method, name } = decoratedMethod("promptTemplate", decorated);
    setTemplate(method, onMethod, name);
  };
  return Object.assign(decorate, {
    template,
    messages: (...args: readonly unknown[]) => renderTemplate(parsed(), bindArguments(parsed())(args, {})),
    call(...args: readonly unknown[]) {
      // Babel and SWC apply a decorator by `decorator.call(instance, method, context)`, which calls this method and not that of Function.
      if (isDecoratorContext(args[2])) return decorate(...args.slice(1));
      const [model, options = {}] = args as [Model, CallOptions<StandardSchema | undefined>?];
      const definition = makeDefinition("call", parsed(), bindArguments(parsed()), model, options);
      const call = (...args: readonly unknown[]) => new CallAnswer(new Invocation(definition, args));
      setDefinition(call, definition);
      return call;
    },
  }) as unknown as PromptTemplate<Template>;
}
