import type { Model } from "../model.js";
import type { StandardSchema } from "../response/index.js";
import type { TemplateSlot } from "../template/index.js";
import { type CallDefinition, definitionOf } from "./definition.js";

/** The description of a caption function: for listing it, filling its slots, and describing its answer. */
export interface CallDescription {
  readonly name: string;
  /** The template as written; `undefined` where the method body creates the messages. */
  readonly template: string | undefined;
  readonly slots: readonly TemplateSlot[];
  /** The slots of positional parameters, in order (`@slot` of legacy decorators); `undefined` for a call with one argument. */
  readonly parameters: readonly string[] | undefined;
  readonly model: Model;
  /** The response model; `undefined` where the answer is text. */
  readonly response: StandardSchema | undefined;
}

/**
 * Lists the calls of a class (static methods included), of an instance, or of a caption function.
 * An overridden call is listed once, as the nearest class defines it.
 *
 * @example
 * for (const { name, slots } of callsOf(Captions)) console.log(name, slots.map((slot) => slot.name));
 */
export function callsOf(target: object): readonly CallDescription[] {
  const definition = definitionOf(target);
  if (definition) return [describe(definition)];
  const calls = new Map<PropertyKey, CallDescription>();
  for (const holder of typeof target === "function" ? [target, target.prototype] : [target]) collect(holder, calls);
  return [...calls.values()];
}

/** The public description of a call. */
export function describe({ name, template, parameters, model, response }: CallDefinition): CallDescription {
  return {
    name: name.slice(name.lastIndexOf(".") + 1),
    template: template?.template,
    slots: template?.slots ?? [],
    parameters,
    model,
    response,
  };
}

function collect(holder: object | null | undefined, calls: Map<PropertyKey, CallDescription>): void {
  for (
    let at = holder;
    at && at !== Object.prototype && at !== Function.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    for (const key of Reflect.ownKeys(at)) {
      // Getters are not called: listing calls must not have side effects.
      const value: unknown = Object.getOwnPropertyDescriptor(at, key)?.value;
      const definition = typeof value === "function" ? definitionOf(value) : undefined;
      if (definition && !calls.has(key)) calls.set(key, describe(definition));
    }
  }
}
