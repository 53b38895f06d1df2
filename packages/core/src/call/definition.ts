import { DefinitionError } from "../errors/definition-error.js";
import { checkSpecification, isModel } from "../is-model.js";
import type { Model, Params } from "../model.js";
import type { StandardSchema } from "../response/index.js";
import type { ParsedTemplate } from "../template/index.js";
import type { Binding } from "./binding.js";

/** Options of a call, besides its model and template. */
export interface CallOptions<Schema extends StandardSchema | undefined = undefined> {
  /** The schema of the answer: any Standard Schema (Zod, Valibot, ArkType …). Without one the answer is text. */
  readonly response?: Schema;
  readonly params?: Params;
  /**
   * How often an answer that does not fit the response model is sent back to the model with its issues.
   *
   * @default 1
   */
  readonly corrections?: number;
  /**
   * How often a request is sent again after a temporary failure (a rate limit, an overload, a broken connection).
   * A model that has retries of its own keeps those.
   *
   * @default 2
   */
  readonly retries?: number;
}

/** A complete caption function, as the decorators or the function form have assembled it. */
export interface CallDefinition {
  /** The method's name; `"call"` in the function form. */
  readonly name: string;
  readonly template: ParsedTemplate | undefined;
  readonly binding: Binding;
  /** The slots of positional parameters, where `@slot` has named them. */
  readonly parameters: readonly string[] | undefined;
  readonly model: Model;
  readonly response: StandardSchema | undefined;
  readonly params: Params;
  readonly corrections: number;
  readonly retries: number;
}

/** State that `call` and `promptTemplate` share, keyed by the method, so that nothing is kept on the class or in a registry. */
const templates = new WeakMap<object, ParsedTemplate>();
const definitions = new WeakMap<object, CallDefinition>();

/** The template of a decorated method. */
export const templateOf = (method: object): ParsedTemplate | undefined => templates.get(method);
/** The definition of a call: of a decorated method or of a caption function. */
export const definitionOf = (method: object): CallDefinition | undefined => definitions.get(method);

/**
 * Sets the template of a method.
 *
 * @throws {DefinitionError} if it has one, or if the decorators are in the wrong order
 */
export function setTemplate(method: object, template: ParsedTemplate, name: string): void {
  if (definitions.has(method)) {
    throw new DefinitionError(`${name}: put @call above @promptTemplate. The decorator nearest to the method runs first.`);
  }
  if (templates.has(method)) throw new DefinitionError(`${name} has two templates. Remove one @promptTemplate.`);
  templates.set(method, template);
}

/** Sets the definition of a call. */
export function setDefinition(method: object, definition: CallDefinition): void {
  definitions.set(method, definition);
}

/**
 * Creates the definition of a call.
 *
 * @throws {DefinitionError} for arguments that types would not allow, since plain JavaScript calls this too
 */
export function makeDefinition(
  name: string,
  template: ParsedTemplate | undefined,
  binding: Binding,
  model: Model,
  options: CallOptions<StandardSchema | undefined>,
): CallDefinition {
  if (!isModel(model)) {
    throw new DefinitionError(`${name}: the first argument of call must be a model, such as openai("gpt-4o-mini").`);
  }
  checkSpecification(model);
  const { response, params = {}, corrections = 1, retries = 2 } = options;
  const standard: unknown = response && (response as Partial<StandardSchema>)["~standard"];
  if (response && typeof standard !== "object") {
    throw new DefinitionError(`${name}: response must be a Standard Schema, such as one of Zod, Valibot or ArkType.`);
  }
  if (!Number.isInteger(corrections) || corrections < 0) {
    throw new DefinitionError(`${name}: corrections must be 0 or a positive whole number, not ${corrections}.`);
  }
  if (!Number.isInteger(retries) || retries < 0) {
    throw new DefinitionError(`${name}: retries must be 0 or a positive whole number, not ${retries}.`);
  }
  return { name, template, binding, parameters: undefined, model, response, params, corrections, retries };
}
