import type { TemplateSlot } from "./parsed-template.js";

/**
 * Reads the value at a slot's path; `undefined` for none and for `null`. Only own properties and getters are read, so
 * that nothing an object inherits (`toString`, a polluted prototype) ever appears in a prompt.
 */
export function readValue({ name, path }: TemplateSlot, args: object, self: object | undefined): unknown {
  // Of the arguments object itself only own properties are read, not even getters of its class.
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

/** Whether a class of the object defines a getter with this name. The root prototype is not a class. */
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
