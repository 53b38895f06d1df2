import type { JsonSchema } from "../model.js";
import { isRecord, own, resolveReference } from "./subschemas.js";

/**
 * What a JSON Schema says of one place in a value. Where a union leaves the choice open it is the
 * whole pool of candidates; `narrow` keeps those that a value can be.
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
   * Whether a null for this property only stands for its absence: it is optional, and null is none of
   * its values. Providers that demand every property get optional ones as nullable.
   */
  isFiller(key: string): boolean {
    const naming = this.#pool.filter((schema) => Object.hasOwn(propertiesOf(schema), key));
    return (
      naming.some((schema) => !requiredOf(schema).includes(key)) &&
      !naming.some((schema) => admits(propertiesOf(schema)[key], "null", this.#root))
    );
  }

  /** Without the alternatives that this object is not: another discriminator, or a required property that it lacks. */
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

/** The type of a JSON value, in JSON Schema's words. */
export function jsonType(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function alternatives(schema: unknown, root: JsonSchema, found: JsonSchema[] = []): JsonSchema[] {
  // What has been met is not entered again: a schema may refer to itself.
  if (!isRecord(schema) || found.includes(schema)) return found;
  found.push(schema);
  if (typeof schema.$ref === "string") alternatives(resolveReference(root, schema.$ref), root, found);
  for (const list of [schema.anyOf, schema.oneOf, schema.allOf]) {
    if (Array.isArray(list)) for (const one of list) alternatives(one, root, found);
  }
  return found;
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
