import { DefinitionError } from "../errors/definition-error.js";
import { checkSpecification, isModel } from "../is-model.js";
import type { Model, Params } from "../model.js";
import type { StandardSchema } from "../response/index.js";
import type { ParsedTemplate } from "../template/index.js";
import type { Binding } from "./binding.js";

/** How a call is made, beside its template. */
export interface CallOptions<Schema extends StandardSchema | undefined = undefined> {
  /** What the answer must be: any Standard Schema (Zod, Valibot, ArkType …). Without one the answer is text. */
  readonly response?: Schema;
  readonly params?: Params;
  /** How often an answer that does not fit the response model goes back to the model with its faults; 1 unless told otherwise. */
  readonly corrections?: number;
  /** How often a request that failed by what passes (a rate limit, an overload, a broken connection) is sent again; 2 unless told otherwise. A model that was given retries of its own keeps those. */
  readonly retries?: number;
}

/** A caption function, whole: what the decorators or the function form have put together. */
export interface CallDefinition {
  /** The method's name; `"call"` in the function form. */
  readonly name: string;
  readonly template: ParsedTemplate | undefined;
  readonly binding: Binding;
  /** The slots of positional parameters, where legacy decorators have named them. */
  readonly parameters: readonly string[] | undefined;
  readonly model: Model;
  readonly response: StandardSchema | undefined;
  readonly params: Params;
  readonly corrections: number;
  readonly retries: number;
}

/** State that call and template share, keyed by the method, so that nothing is kept on the class or in a registry. */
const templates = new WeakMap<object, ParsedTemplate>();
const definitions = new WeakMap<object, CallDefinition>();

export const templateOf = (method: object): ParsedTemplate | undefined => templates.get(method);
export const definitionOf = (method: object): CallDefinition | undefined => definitions.get(method);

export function setTemplate(method: object, template: ParsedTemplate, name: string): void {
  if (definitions.has(method)) {
    throw new DefinitionError(
      `${name}: put @call above @promptTemplate; the decorator that stands nearest to the method comes first.`,
    );
  }
  if (templates.has(method)) throw new DefinitionError(`${name} has two templates: keep one @promptTemplate.`);
  templates.set(method, template);
}

export function setDefinition(method: object, definition: CallDefinition): void {
  definitions.set(method, definition);
}

/** Checks what types cannot: plain JavaScript calls this too. */
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
