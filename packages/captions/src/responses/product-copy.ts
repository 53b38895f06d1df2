import { z } from "zod";
import { boundedText } from "./bounded-text.js";
import { oneOf } from "./closed-list.js";
import { categoriesOf, type Taxonomy } from "./taxonomy.js";

/** The texts of a product page. */
export interface ProductCopy {
  title: string;
  description: string;
  /** By name, such as `{ colour: "brown" }`; only what the image shows. */
  attributes: Record<string, string>;
  /** A category of the taxonomy, such as `"Bags > Backpacks"`. Absent without a taxonomy. */
  category?: string;
}

/** The attributes to read: their names, or for each name the allowed values (`true` for any). */
export type AttributeNames = readonly string[] | { readonly [name: string]: readonly string[] | true };

/** Options of `productCopySchema`. */
export interface ProductCopySchemaOptions {
  /**
   * The attributes of your shop.
   *
   * @default attributes of any name
   */
  readonly attributes?: AttributeNames | undefined;
  /** The categories of your shop. Without them, the answer has no category. */
  readonly taxonomy?: Taxonomy | undefined;
}

/**
 * Creates the response model of product copy. The attributes and categories of your shop become part of its JSON Schema.
 *
 * @throws {DefinitionError} if the taxonomy or a list of values is empty or has duplicates
 */
export function productCopySchema({ attributes, taxonomy }: ProductCopySchemaOptions = {}): z.ZodType<ProductCopy> {
  return z
    .object({
      title: boundedText({ maxLength: 70 }),
      description: boundedText(),
      attributes: attributes ? namedAttributes(attributes) : freeAttributes(),
      ...(taxonomy && { category: oneOf(categoriesOf(taxonomy), "taxonomy") }),
    })
    .transform(({ category, ...copy }): ProductCopy => ({ ...copy, ...(typeof category === "string" && { category }) }));
}

/** The response model of product copy with attributes of any name. */
export const ProductCopy: z.ZodType<ProductCopy> = productCopySchema();

/** A list of pairs, because providers with strict schemas reject objects with arbitrary keys. */
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
    .transform((values) => Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : []))));
}

const isList = (attributes: AttributeNames): attributes is readonly string[] => Array.isArray(attributes);
