import { meanOfOthers } from "@legenda/captions/values";

/** The others must agree at least so much among themselves before one can be called an outlier. */
const leastAgreement = 0.3;
/** An outlier agrees with the others less than this part of how they agree among themselves. */
const share = 0.5;

/**
 * Which rows of a table of likeness stand apart. It takes three: of two that differ, nobody can say which is off.
 *
 * @example
 * outliersOf([[1, 0.8, 0.1], [0.8, 1, 0.2], [0.1, 0.2, 1]]); // [false, false, true]
 */
export function outliersOf(table: readonly (readonly number[])[]): boolean[] {
  return table.map((_, row) => {
    if (table.length < 3) return false;
    const others = table.filter((_, other) => other !== row).map((cells) => cells.filter((_, other) => other !== row));
    const amongOthers = others.reduce((sum, _, other) => sum + meanOfOthers(others, other), 0) / others.length;
    return amongOthers >= leastAgreement && meanOfOthers(table, row) < share * amongOthers;
  });
}
