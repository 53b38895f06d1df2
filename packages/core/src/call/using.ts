import type { Model } from "../model.js";
import { type Answer, type CallChange, changeOf } from "./answer.js";
import { type CallDefinition, definitionOf, setDefinition } from "./definition.js";

/**
 * Returns the same object, or caption function, with all of its calls changed; the original does not change.
 * Methods that are not calls run with the changed object as `this`, so that the calls they make are changed
 * too; a method that reads a private field (`#name`) cannot be called on it.
 *
 * @example
 * const careful = using(captions, { model: anthropic("claude-haiku-4-5"), params: { temperature: 0 } });
 * await careful.caption("https://example.com/wolf.jpg");
 */
export function using<T extends object>(target: T, change: Model | CallChange): T {
  const merged = changeOf(change);
  const withChange = (call: Call, definition: CallDefinition, self: unknown): Call => {
    const changedCall: Call = (...args) => (call.apply(self, args) as Answer<unknown>).with(merged);
    setDefinition(changedCall, merged.model ? { ...definition, model: merged.model } : definition);
    return changedCall;
  };
  const definition = definitionOf(target);
  if (definition) return withChange(target as unknown as Call, definition, undefined) as unknown as T;

  const changedCalls = new Map<unknown, Call>();
  return new Proxy(target, {
    get(object, key) {
      // Getters and the bodies of calls run on the original object, since a proxy does not have its private fields.
      const value: unknown = Reflect.get(object, key, object);
      const definition = typeof value === "function" ? definitionOf(value) : undefined;
      if (!definition) return value;
      const method = changedCalls.get(value) ?? withChange(value as Call, definition, object);
      changedCalls.set(value, method);
      return method;
    },
  });
}

type Call = (...args: unknown[]) => unknown;
