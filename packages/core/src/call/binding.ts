import { DefinitionError } from "../errors/definition-error.js";
import { TemplateError } from "../errors/template-error.js";
import { isImageSource } from "../image/source.js";
import type { ParsedTemplate } from "../template/index.js";

/** Turns a call's arguments into the values of slots; `fields` are those that the body has computed. */
export type Binding = (args: readonly unknown[], fields: object) => Readonly<Record<string, unknown>>;

/**
 * Binds one argument: an object by its keys or, where one slot is left to fill, the bare value.
 * Parameter names play no part: minifiers change them.
 */
export function bindOne(template: ParsedTemplate | undefined): Binding {
  const names = template?.names ?? [];
  return ([value], fields) => {
    const open = names.filter((name) => !Object.hasOwn(fields, name));
    if (value === undefined || open.length === 0) return fields as Record<string, unknown>;
    if (isArguments(value, names)) return { ...value, ...fields };
    const [name] = open;
    if (open.length === 1 && name) return { ...fields, [name]: value };
    throw new TemplateError(`The template has the slots ${open.join(", ")}: pass one object with these keys.`);
  };
}

/** Whether a value holds the slots' values by name. An image source or a class instance for a lone slot is its value. */
function isArguments(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || isImageSource(value)) return false;
  if (names.length > 1) return !Array.isArray(value) && !ArrayBuffer.isView(value);
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.hasOwn(value, names[0] ?? "");
}

/** Binds positional parameters that legacy decorators have named. */
export function bindPositions(positions: ReadonlyMap<number, string>): Binding {
  return (args, fields) => {
    const values: Record<string, unknown> = {};
    for (const [index, name] of positions) values[name] = args[index];
    return { ...values, ...fields };
  };
}

/** Chooses how a method's parameters are bound, or says at definition that they cannot be. */
export function bindingOf(
  name: string,
  parameters: number,
  template: ParsedTemplate | undefined,
  positions: ReadonlyMap<number, string> | undefined,
): Binding {
  if (positions) return bindPositions(checkPositions(name, parameters, template, positions));
  if (parameters > 1) {
    throw new DefinitionError(
      `${name} has ${parameters} parameters, whose names are not known at run time. Take one object: ${name}({ ${template?.names.join(", ") ?? ""} }), or name each with @slot("…") under legacy decorators.`,
    );
  }
  return bindOne(template);
}

function checkPositions(
  name: string,
  parameters: number,
  template: ParsedTemplate | undefined,
  positions: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> {
  const names = template?.names ?? [];
  for (const slot of positions.values()) {
    if (names.includes(slot)) continue;
    throw new DefinitionError(
      `${name}: @slot("${slot}") names no slot of the template, which has ${names.join(", ") || "none"}.`,
    );
  }
  if (new Set(positions.values()).size < positions.size)
    throw new DefinitionError(`${name}: two parameters carry the same @slot name.`);
  for (let index = 0; index < parameters; index++) {
    if (!positions.has(index))
      throw new DefinitionError(`${name}: parameter ${index + 1} has no @slot("…"). Name each of them, or none.`);
  }
  return positions;
}

/** By prototype (or constructor, for static methods) and method: parameter decorators run before the method's own. */
const namedPositions = new WeakMap<object, Map<PropertyKey, Map<number, string>>>();

export const positionsOf = (target: object, key: PropertyKey): ReadonlyMap<number, string> | undefined =>
  namedPositions.get(target)?.get(key);

/**
 * Binds a positional parameter to a slot, under legacy decorators (`experimentalDecorators`).
 *
 * @example
 * @call(openai("gpt-4o-mini"))
 * @promptTemplate("A {tone} caption for {photo:image}")
 * caption(@slot("photo") photo: ImageInput, @slot("tone") tone: string): Answer<string> {
 *   return answer();
 * }
 */
export function slot(name: string): (target: object, key: string | symbol | undefined, index: number) => void {
  return (target, key, index) => {
    if (typeof index !== "number" || key === undefined) throw new DefinitionError("@slot stands before a method's parameter.");
    const methods = namedPositions.get(target) ?? new Map<PropertyKey, Map<number, string>>();
    namedPositions.set(target, methods);
    methods.set(key, (methods.get(key) ?? new Map<number, string>()).set(index, name));
  };
}
