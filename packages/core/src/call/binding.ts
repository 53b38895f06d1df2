import { DefinitionError } from "../errors/definition-error.js";
import { TemplateError } from "../errors/template-error.js";
import { isImageSource } from "../image/source.js";
import type { ParsedTemplate } from "../template/index.js";

/** Maps a call's arguments to slot values; `fields` are the values that the method body computed. */
export type Binding = (args: readonly unknown[], fields: object) => Readonly<Record<string, unknown>>;

/**
 * Binds one argument: an object by its keys or, where a single slot is left to fill, the value itself.
 * Parameter names are not used, since minifiers change them.
 */
export function bindArguments(template: ParsedTemplate | undefined): Binding {
  const names = template?.names ?? [];
  return ([value], fields) => {
    const open = names.filter((name) => !Object.hasOwn(fields, name));
    if (value === undefined || open.length === 0) return fields as Record<string, unknown>;
    if (isArguments(value, names)) return { ...value, ...fields };
    const [name] = open;
    if (open.length === 1 && name) return { ...fields, [name]: value };
    throw new TemplateError(`The template has the slots ${open.join(", ")}. Pass one object with these keys.`);
  };
}

/** Whether a value contains the slot values by name. With a single slot, an image source or a class instance is the slot's value itself. */
function isArguments(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || isImageSource(value)) return false;
  if (names.length > 1) return !Array.isArray(value) && !ArrayBuffer.isView(value);
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.hasOwn(value, names[0] ?? "");
}

/** Binds positional parameters that `@slot` has named. */
export function bindPositions(positions: ReadonlyMap<number, string>): Binding {
  return (args, fields) => {
    const values: Record<string, unknown> = {};
    for (const [index, name] of positions) values[name] = args[index];
    return { ...values, ...fields };
  };
}

/**
 * Chooses how the parameters of a method are bound.
 *
 * @throws {DefinitionError} if they cannot be bound
 */
export function bindingOf(
  name: string,
  parameters: number,
  template: ParsedTemplate | undefined,
  positions: ReadonlyMap<number, string> | undefined,
): Binding {
  if (positions) return bindPositions(checkPositions(name, parameters, template, positions));
  if (parameters > 1) {
    throw new DefinitionError(
      `${name} has ${parameters} parameters, whose names are not known at run time. Accept one object: ${name}({ ${template?.names.join(", ") ?? ""} }), or name each parameter with @slot("…") (legacy decorators only).`,
    );
  }
  return bindArguments(template);
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
      `${name}: the template has no slot "${slot}", which @slot names. Its slots: ${names.join(", ") || "none"}.`,
    );
  }
  if (new Set(positions.values()).size < positions.size)
    throw new DefinitionError(`${name}: two parameters have the same @slot name.`);
  for (let index = 0; index < parameters; index++) {
    if (!positions.has(index))
      throw new DefinitionError(`${name}: parameter ${index + 1} has no @slot("…"). Name all parameters or none.`);
  }
  return positions;
}

/** By prototype (or constructor, for static methods) and method. Parameter decorators run before those of the method. */
const namedPositions = new WeakMap<object, Map<PropertyKey, Map<number, string>>>();

/** The names that `@slot` has given to the parameters of a method, by index. */
export const positionsOf = (target: object, key: PropertyKey): ReadonlyMap<number, string> | undefined =>
  namedPositions.get(target)?.get(key);

/**
 * Binds a positional parameter to a slot. For legacy decorators (`experimentalDecorators`) only.
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
    if (typeof index !== "number" || key === undefined) throw new DefinitionError("@slot decorates the parameters of methods.");
    const methods = namedPositions.get(target) ?? new Map<PropertyKey, Map<number, string>>();
    namedPositions.set(target, methods);
    methods.set(key, (methods.get(key) ?? new Map<number, string>()).set(index, name));
  };
}
