import { DefinitionError } from "@legenda/core";

/**
 * The categories of a shop, as a list or a tree.
 *
 * @example
 * const taxonomy: Taxonomy = { Bags: ["Backpacks", "Totes"], Shoes: { Boots: ["Hiking", "Rain"], Sandals: [] } };
 */
export type Taxonomy = readonly string[] | { readonly [category: string]: Taxonomy };

/**
 * Returns the leaves of a taxonomy with their path, as `ProductCopy` answers them.
 *
 * @throws {DefinitionError} if the taxonomy is empty
 * @example
 * categoriesOf({ Bags: ["Backpacks", "Totes"], Shoes: [] }); // ["Bags > Backpacks", "Bags > Totes", "Shoes"]
 */
export function categoriesOf(taxonomy: Taxonomy): string[] {
  const leaves = leavesOf(taxonomy, []);
  if (leaves.length === 0) throw new DefinitionError("The taxonomy is empty: omit it, or list its categories.");
  return leaves;
}

function leavesOf(taxonomy: Taxonomy, above: readonly string[]): string[] {
  if (isList(taxonomy)) return taxonomy.map((name) => [...above, name].join(" > "));
  return Object.entries(taxonomy).flatMap(([name, below]) => {
    const leaves = leavesOf(below, [...above, name]);
    return leaves.length > 0 ? leaves : [[...above, name].join(" > ")];
  });
}

const isList = (taxonomy: Taxonomy): taxonomy is readonly string[] => Array.isArray(taxonomy);
