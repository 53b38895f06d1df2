import { DefinitionError } from "@legenda/core";

/**
 * The categories of a shop: a list of them, or a tree.
 *
 * @example
 * const taxonomy: Taxonomy = { Bags: ["Backpacks", "Totes"], Shoes: { Boots: ["Hiking", "Rain"], Sandals: [] } };
 */
export type Taxonomy = readonly string[] | { readonly [category: string]: Taxonomy };

/**
 * The leaves of a taxonomy with the way to them, as they are answered.
 *
 * @throws {DefinitionError} where there is none
 * @example
 * categoriesOf({ Bags: ["Backpacks", "Totes"], Shoes: [] }); // ["Bags > Backpacks", "Bags > Totes", "Shoes"]
 */
export function categoriesOf(taxonomy: Taxonomy): string[] {
  const leaves = leavesOf(taxonomy, []);
  if (leaves.length === 0) throw new DefinitionError("The taxonomy is empty: leave it out, or name its categories.");
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
