import type { Model } from "../model.js";
import { type Answer, type CallChange, changeOf } from "./answer.js";
import { type CallDefinition, definitionOf, setDefinition } from "./definition.js";

/**
 * The same object, or caption function, with every call of it changed; the original stays as it is.
 * Methods that are no calls see the changed object as `this`, so that calls they make are changed
 * too; one that reads a private field (`#name`) cannot be called on it.
 *
 * @example
 * const careful = using(captions, { model: anthropic("claude-haiku-4-5"), params: { temperature: 0 } });
 * await careful.caption("https://example.com/wolf.jpg");
 */
export function using<T extends object>(target: T, change: Model | CallChange): T {
  const wanted = changeOf(change);
  const changed = (call: Call, definition: CallDefinition, self: unknown): Call => {
    const changedCall: Call = (...args) => (call.apply(self, args) as Answer<unknown>).with(wanted);
    setDefinition(changedCall, wanted.model ? { ...definition, model: wanted.model } : definition);
    return changedCall;
  };
  const whole = definitionOf(target);
  if (whole) return changed(target as unknown as Call, whole, undefined) as unknown as T;

  const known = new Map<unknown, Call>();
  return new Proxy(target, {
    get(object, key) {
      // Getters and the bodies of calls run on the original, whose private fields a proxy does not have.
      const value: unknown = Reflect.get(object, key, object);
      const definition = typeof value === "function" ? definitionOf(value) : undefined;
      if (!definition) return value;
      const method = known.get(value) ?? changed(value as Call, definition, object);
      known.set(value, method);
      return method;
    },
  });
}

type Call = (...args: unknown[]) => unknown;
