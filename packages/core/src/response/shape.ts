import { isRecord } from "../is-object.js";
import type { JsonSchema } from "../model.js";
import { own, resolveReference } from "./subschemas.js";

/**
 * The part of a JSON Schema that applies to one place in a value. For a union it is the set of all alternatives;
 * `narrow` keeps those that match a value.
 */
export class Shape {
  readonly #pool: readonly JsonSchema[];
  readonly #root: JsonSchema;

  constructor(schemas: readonly unknown[], root: JsonSchema) {
    this.#root = root;
    this.#pool = schemas.flatMap((schema) => alternatives(schema, root));
  }

  /** The shape of a property or an element. */
  child(key: string | number): Shape {
    const children = this.#pool.map((schema) => {
      if (typeof key === "string") return own(propertiesOf(schema), key) ?? schema.additionalProperties;
      return (Array.isArray(schema.prefixItems) && schema.prefixItems[key]) || schema.items;
    });
    return new Shape(children, this.#root);
  }

  /**
   * Whether null for this property only means that it is absent: it is optional and does not allow null. Optional
   * properties are nullable in requests to providers that require every property.
   */
  isFiller(key: string): boolean {
    const naming = this.#pool.filter((schema) => Object.hasOwn(propertiesOf(schema), key));
    return (
      naming.some((schema) => !requiredOf(schema).includes(key)) &&
      !naming.some((schema) => admits(propertiesOf(schema)[key], "null", this.#root))
    );
  }

  /** Removes the alternatives that the object does not match: by a discriminator, or by a missing required property. */
  narrow(value: Readonly<Record<string, unknown>>): Shape {
    const fitting = this.#pool.filter((schema) => isRecord(schema.properties) && couldBe(value, schema));
    return fitting.length > 0 && fitting.length < this.#pool.length ? new Shape(fitting, this.#root) : this;
  }
}

/** Whether a value of this JSON type can pass the schema. */
export function admits(schema: unknown, type: string, root: JsonSchema, seen: readonly unknown[] = []): boolean {
  if (!isRecord(schema)) return schema !== false;
  if (seen.includes(schema)) return false;
  const inner = (subschema: unknown) => admits(subschema, type, root, [...seen, schema]);
  const some = (list: unknown) => !Array.isArray(list) || list.some(inner);
  const among = (list: readonly unknown[]) => list.some((value) => jsonType(value) === type);
  const { $ref, anyOf, oneOf, allOf, enum: values } = schema;
  if (type === "null" && schema.nullable === true) return true;
  if (
    schema.type !== undefined &&
    ![schema.type].flat().some((name) => name === type || (name === "integer" && type === "number"))
  ) {
    return false;
  }
  if (Object.hasOwn(schema, "const") && !among([schema.const])) return false;
  if (Array.isArray(values) && !among(values)) return false;
  if (typeof $ref === "string" && !inner(resolveReference(root, $ref))) return false;
  return some(anyOf) && some(oneOf) && (!Array.isArray(allOf) || allOf.every(inner));
}

/** The JSON Schema type of a JSON value. */
export function jsonType(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function alternatives(schema: unknown, root: JsonSchema, visited: JsonSchema[] = []): JsonSchema[] {
  // Each schema is visited once, since a schema may refer to itself.
  if (!isRecord(schema) || visited.includes(schema)) return visited;
  visited.push(schema);
  if (typeof schema.$ref === "string") alternatives(resolveReference(root, schema.$ref), root, visited);
  for (const list of [schema.anyOf, schema.oneOf, schema.allOf]) {
    if (Array.isArray(list)) for (const one of list) alternatives(one, root, visited);
  }
  return visited;
}

function couldBe(value: Readonly<Record<string, unknown>>, schema: JsonSchema): boolean {
  if (!requiredOf(schema).every((key) => Object.hasOwn(value, key))) return false;
  return Object.entries(propertiesOf(schema)).every(([key, property]) => {
    if (!isRecord(property) || !Object.hasOwn(value, key)) return true;
    const allowed: unknown = Object.hasOwn(property, "const") ? [property.const] : property.enum;
    return !Array.isArray(allowed) || value[key] === null || allowed.includes(value[key]);
  });
}

const propertiesOf = (schema: JsonSchema): JsonSchema => (isRecord(schema.properties) ? schema.properties : {});

const requiredOf = (schema: JsonSchema): readonly string[] => (Array.isArray(schema.required) ? schema.required : []);
