import type { JsonSchema } from "../model.js";
import { mapSubschemas, resolveReference } from "./subschemas.js";

/**
 * Normalises the schemas of all libraries: no `$schema`, tuples as `prefixItems`, no reference at the root, and all
 * other references in the form `#/$defs/name`, with exactly the definitions that are used.
 *
 * References to other places (`#`, `#/properties/a`) would break when the schema is nested in another one, and
 * providers reject them.
 */
export function tidySchema(root: JsonSchema): JsonSchema {
  const names = new Map<string, string>();
  const definitions = new Map<string, JsonSchema>();

  const define = (reference: string): string => {
    const existing = names.get(reference);
    if (existing !== undefined) return existing;
    const target = resolveReference(root, reference);
    const name = unusedName(reference, definitions);
    names.set(reference, name);
    // Registered before its content is visited, since it may refer to itself.
    definitions.set(name, {});
    definitions.set(name, tidy(target));
    return name;
  };

  const tidy = (schema: JsonSchema): JsonSchema => {
    const { $schema: _dialect, $id: _id, $defs: _defs, definitions: _definitions, ...rest } = schema;
    const copy = { ...mapSubschemas(tupleBy2020(rest), tidy) };
    if (typeof rest.$ref === "string") copy.$ref = `#/$defs/${define(rest.$ref)}`;
    return copy;
  };

  const tidied = tidy(withoutReference(root));
  return definitions.size > 0 ? { ...tidied, $defs: Object.fromEntries(definitions) } : tidied;
}

/** Inlines the reference at the root. A schema that refers only to itself becomes one that allows everything. */
function withoutReference(root: JsonSchema): JsonSchema {
  const seen = new Set<string>();
  let { $ref, ...rest } = root;
  while (typeof $ref === "string" && !seen.has($ref)) {
    seen.add($ref);
    const target = $ref === "#" ? {} : resolveReference(root, $ref);
    ({ $ref, ...rest } = { ...target, ...rest });
  }
  return rest;
}

/** Before draft 2020-12 a tuple was a list in `items`, and `additionalItems` described further elements. */
function tupleBy2020({ additionalItems, ...schema }: JsonSchema): JsonSchema {
  if (!Array.isArray(schema.items)) return schema;
  const { items, ...rest } = schema;
  return { ...rest, prefixItems: items, ...(additionalItems !== undefined && { items: additionalItems }) };
}

function unusedName(reference: string, taken: ReadonlyMap<string, unknown>): string {
  const last = reference.slice(reference.lastIndexOf("/") + 1);
  const name = last.replace(/[^A-Za-z0-9_-]/g, "_").replace(/^_$/, "root");
  let unused = name;
  for (let count = 2; taken.has(unused); count++) unused = `${name}_${count}`;
  return unused;
}
