import type { Model } from "../model.js";
import type { StandardSchema } from "../response/index.js";
import type { TemplateSlot } from "../template/index.js";
import { type CallDefinition, definitionOf } from "./definition.js";

/** A caption function, as others may know it: to list it, to fill its slots, to describe what it answers. */
export interface CallDescription {
  readonly name: string;
  /** The template as it was written; `undefined` where the body makes the messages. */
  readonly template: string | undefined;
  readonly slots: readonly TemplateSlot[];
  /** The slots that positional parameters fill, in their order (`@slot` of legacy decorators); `undefined` for a call with one argument. */
  readonly parameters: readonly string[] | undefined;
  readonly model: Model;
  /** The response model; `undefined` where the answer is text. */
  readonly response: StandardSchema | undefined;
}

/**
 * Lists the calls of a class (static methods included), of an instance, or of a caption function.
 * Inherited calls are listed once, as the nearest class has them.
 *
 * @example
 * for (const { name, slots } of callsOf(Captions)) console.log(name, slots.map((slot) => slot.name));
 */
export function callsOf(target: object): readonly CallDescription[] {
  const definition = definitionOf(target);
  if (definition) return [describe(definition)];
  const found = new Map<PropertyKey, CallDescription>();
  for (const holder of typeof target === "function" ? [target, target.prototype] : [target]) collect(holder, found);
  return [...found.values()];
}

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

function collect(holder: object | null | undefined, found: Map<PropertyKey, CallDescription>): void {
  for (
    let at = holder;
    at && at !== Object.prototype && at !== Function.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    for (const key of Reflect.ownKeys(at)) {
      // Getters are not run: a description must not have effects.
      const value: unknown = Object.getOwnPropertyDescriptor(at, key)?.value;
      const definition = typeof value === "function" ? definitionOf(value) : undefined;
      if (definition && !found.has(key)) found.set(key, describe(definition));
    }
  }
}
