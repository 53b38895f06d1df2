import type { TemplateSlot } from "./parsed-template.js";

/**
 * Walks a slot's path to its value; `undefined` where there is none, `null` included. Only own
 * properties and getters are read, so that nothing an object inherits (`toString`, a polluted
 * prototype) ever stands in a prompt.
 */
export function readValue({ name, path }: TemplateSlot, args: object, self: object | undefined): unknown {
  // Arguments are a bag of values: of them not even a getter of their class is read.
  let value: unknown = name === "this" ? self : Object.hasOwn(args, name) ? (args as Record<string, unknown>)[name] : undefined;
  for (let index = 1; index < path.length; index++) {
    const key = path[index] ?? "";
    value = isObject(value) && (Object.hasOwn(value, key) || hasGetter(value, key)) ? value[key] : undefined;
  }
  return value ?? undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Whether a class of the object defines a getter of that name. The root of the prototypes is no class. */
function hasGetter(value: object, key: string): boolean {
  let prototype: object | null = Object.getPrototypeOf(value);
  while (prototype) {
    const above: object | null = Object.getPrototypeOf(prototype);
    const property = above && Object.getOwnPropertyDescriptor(prototype, key);
    if (property) return property.get !== undefined;
    prototype = above;
  }
  return false;
}
