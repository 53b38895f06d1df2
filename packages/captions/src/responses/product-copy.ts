import { z } from "zod";
import { boundedText } from "./bounded-text.js";
import { oneOf } from "./closed-list.js";
import { categoriesOf, type Taxonomy } from "./taxonomy.js";

/** What a shop says of a product. */
export interface ProductCopy {
  title: string;
  description: string;
  /** By name, such as `{ colour: "brown" }`; only what the picture shows. */
  attributes: Record<string, string>;
  /** One of the taxonomy, as `"Bags > Backpacks"`; only where there is a taxonomy. */
  category?: string;
}

/** The attributes that are wanted: names, or names each with the values that it may have (`true` for any). */
export type AttributeNames = readonly string[] | { readonly [name: string]: readonly string[] | true };

export interface ProductCopyModelOptions {
  readonly attributes?: AttributeNames | undefined;
  readonly taxonomy?: Taxonomy | undefined;
}

/**
 * The response model of product copy, with the attributes and categories of your shop as part of its schema.
 *
 * @throws {DefinitionError} for an empty taxonomy or list of values
 */
export function productCopyModel({ attributes, taxonomy }: ProductCopyModelOptions = {}): z.ZodType<ProductCopy> {
  return z
    .object({
      title: boundedText({ maxLength: 70 }),
      description: boundedText(),
      attributes: attributes ? namedAttributes(attributes) : freeAttributes(),
      ...(taxonomy && { category: oneOf(categoriesOf(taxonomy), "taxonomy") }),
    })
    .transform(({ category, ...copy }): ProductCopy => ({ ...copy, ...(typeof category === "string" && { category }) }));
}

/** Product copy with attributes of any name, the response model. */
export const ProductCopy: z.ZodType<ProductCopy> = productCopyModel();

/** Pairs, for strict providers take no object with free keys. */
function freeAttributes(): z.ZodType<Record<string, string>> {
  return z
    .array(z.object({ name: boundedText(), value: boundedText() }))
    .transform((pairs) => Object.fromEntries(pairs.map(({ name, value }) => [name, value])));
}

function namedAttributes(attributes: AttributeNames): z.ZodType<Record<string, string>> {
  const named = isList(attributes) ? attributes.map((name) => [name, true] as const) : Object.entries(attributes);
  const shape = named.map(([name, values]) => {
    const value = values === true ? boundedText({ mayBeEmpty: true }) : oneOf(values, `values of ${name}`);
    return [name, value.optional()] as const;
  });
  return z
    .object(Object.fromEntries(shape))
    .transform((found) => Object.fromEntries(Object.entries(found).flatMap(([name, value]) => (value ? [[name, value]] : []))));
}

const isList = (attributes: AttributeNames): attributes is readonly string[] => Array.isArray(attributes);
