import { meanOfOthers } from "@legenda/captions/values";

/** The least agreement of the other answers with each other that makes an outlier possible. */
const minAgreement = 0.3;
/** An outlier agrees with the others less than this fraction of their agreement with each other. */
const outlierFraction = 0.5;

/**
 * Finds the outliers in a matrix of similarities. It needs three rows: of two answers that differ, neither is the outlier.
 *
 * @example
 * outliersOf([[1, 0.8, 0.1], [0.8, 1, 0.2], [0.1, 0.2, 1]]); // [false, false, true]
 */
export function outliersOf(matrix: readonly (readonly number[])[]): boolean[] {
  return matrix.map((_, row) => {
    if (matrix.length < 3) return false;
    const others = matrix.filter((_, other) => other !== row).map((cells) => cells.filter((_, other) => other !== row));
    const agreement = others.reduce((sum, _, other) => sum + meanOfOthers(others, other), 0) / others.length;
    return agreement >= minAgreement && meanOfOthers(matrix, row) < outlierFraction * agreement;
  });
}
