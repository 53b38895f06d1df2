import type { Similarity } from "../text/similarity.js";

/** How alike each text is to each other one; 1 on the diagonal. */
export function similarities(texts: readonly string[], similarity: Similarity): number[][] {
  const table = texts.map(() => texts.map(() => 1));
  for (const [row, one] of texts.entries()) {
    for (let column = 0; column < row; column++) {
      const alike = similarity(one, texts[column] ?? "");
      (table[row] ?? [])[column] = alike;
      (table[column] ?? [])[row] = alike;
    }
  }
  return table;
}

/** The mean of a row without its own place; 1 where there is no other. */
export function meanOfOthers(table: readonly (readonly number[])[], row: number): number {
  const others = (table[row] ?? []).filter((_, column) => column !== row);
  return others.length === 0 ? 1 : others.reduce((sum, one) => sum + one, 0) / others.length;
}
