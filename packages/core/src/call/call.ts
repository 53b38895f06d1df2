import { DefinitionError } from "../errors/definition-error.js";
import type { Model } from "../model.js";
import type { StandardSchema } from "../response/index.js";
import { bindingOf, positionsOf } from "./binding.js";
import { CallAnswer } from "./call-answer.js";
import { describe } from "./calls-of.js";
import type { CheckResult } from "./check.js";
import { decoratedMethod } from "./decorate.js";
import { isDeferredAnswer } from "./deferred-answer.js";
import { type CallDefinition, type CallOptions, definitionOf, makeDefinition, setDefinition, templateOf } from "./definition.js";
import { Invocation } from "./invocation.js";

/** A decorator for methods, for TC39 and legacy decorators alike. It checks the declared return type. */
export interface CallDecorator<Schema> {
  <Parameters extends readonly unknown[], Result>(
    method: ((...args: Parameters) => Result) & CheckResult<Schema, Result>,
    context: ClassMethodDecoratorContext,
  ): void;
  <Parameters extends readonly unknown[], Result>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(...args: Parameters) => Result> & CheckResult<Schema, Result>,
  ): void;
}

/**
 * Turns a method that returns `answer()` into a call of a model. Place it above `@promptTemplate`.
 *
 * @param model created by a provider package, such as `openai("gpt-4o-mini")`
 * @throws {DefinitionError} when the class is defined, if the method cannot be called this way
 * @example
 * class Captions {
 *   @call(openai("gpt-4o-mini"), { response: AltText })
 *   @promptTemplate("Write alt text for {url:image}")
 *   altText(url: ImageInput): Answer<AltText> {
 *     return answer();
 *   }
 * }
 */
export function call<const Schema extends StandardSchema | undefined = undefined>(
  model: Model,
  options: CallOptions<Schema> = {},
): CallDecorator<Schema> {
  return (...decorated: readonly unknown[]) => {
    const { method, name, key, target } = decoratedMethod("call", decorated);
    if (definitionOf(method)) throw new DefinitionError(`${name} is decorated with @call twice. Remove one of them.`);
    const template = templateOf(method);
    const positions = target && positionsOf(target, key);
    const binding = bindingOf(name, method.length, template, positions);
    const parameters = positions && Array.from({ length: method.length }, (_, index) => positions.get(index) ?? "");
    const definition = { ...makeDefinition(name, template, binding, model, options), parameters };
    const calling = callingMethod(method, definition);
    setDefinition(calling, definition);
    carryMetadata(method, calling, definition);
    // A legacy decorator changes the descriptor; a TC39 decorator returns the replacement.
    if (!target) return calling as never;
    (decorated[2] as PropertyDescriptor).value = calling;
  };
}

function callingMethod(method: (...args: never[]) => unknown, definition: CallDefinition): (...args: never[]) => unknown {
  function calling(this: object | undefined, ...args: never[]) {
    const deferred = method.apply(this as never, args);
    if (!isDeferredAnswer(deferred)) throw notAnswer(definition.name, deferred);
    return new CallAnswer(new Invocation(definition, args, { self: this, deferred }));
  }
  Object.defineProperty(calling, "name", { value: method.name, configurable: true });
  return Object.defineProperty(calling, "length", { value: method.length, configurable: true });
}

function notAnswer(name: string, returned: unknown): DefinitionError {
  if (returned instanceof Promise) {
    returned.catch(() => {});
    return new DefinitionError(
      `${name} must not be async. Return answer(async () => ({ fields })) for values that take time to compute.`,
    );
  }
  return new DefinitionError(`${name} must return answer(); its body returned ${returned === null ? "null" : typeof returned}.`);
}

interface MetadataReflect {
  defineMetadata?(key: unknown, value: unknown, target: object): void;
  getMetadata?(key: unknown, target: object): unknown;
  getOwnMetadataKeys?(target: object): readonly unknown[];
}

/** Where `reflect-metadata` is loaded: publishes the description of the call, and keeps the metadata of the decorators below. */
function carryMetadata(method: object, calling: object, definition: CallDefinition): void {
  const reflect = Reflect as MetadataReflect;
  if (!reflect.defineMetadata) return;
  for (const key of reflect.getOwnMetadataKeys?.(method) ?? [])
    reflect.defineMetadata(key, reflect.getMetadata?.(key, method), calling);
  reflect.defineMetadata("legenda:call", describe(definition), calling);
}
