import { type CallDescription, DefinitionError } from "@legenda/core";

/** A description that may contain which slots positional parameters fill (`@slot` under legacy decorators). */
export type Described = CallDescription & { readonly parameters?: readonly string[] | undefined };

/**
 * The arguments of a function, by core's rules of binding: one for each named parameter, the bare value if one slot is left
 * to fill, else one object with the slots' names as keys.
 *
 * @throws {DefinitionError} for values that no parameter takes
 */
export function callArguments(description: Described, values: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { parameters, slots, template } = description;
  if (parameters) {
    const extra = Object.keys(values).find((name) => !parameters.includes(name));
    if (extra !== undefined) throw new DefinitionError(`${description.name} has no parameter for the slot "${extra}".`);
    return parameters.map((name) => values[name]);
  }
  const names = Object.keys(values);
  const [first] = names;
  if (first === undefined) return [];
  // A required slot without a value here is computed by the function's body, so it counts as filled.
  const open = new Set(
    slots.filter(({ name, optional }) => name !== "this" && (optional || names.includes(name))).map(({ name }) => name),
  );
  const bare = template === undefined ? names.length === 1 : open.size === 1;
  return [bare ? values[first] : values];
}
