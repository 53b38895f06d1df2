import type { TextSimilarity } from "../text/text-similarity.js";

/** Returns the similarity of each text to each other text; 1 on the diagonal. */
export function similarityMatrix(texts: readonly string[], similarity: TextSimilarity): number[][] {
  const matrix = texts.map(() => texts.map(() => 1));
  for (const [row, text] of texts.entries()) {
    for (let column = 0; column < row; column++) {
      const score = similarity(text, texts[column] ?? "");
      (matrix[row] ?? [])[column] = score;
      (matrix[column] ?? [])[row] = score;
    }
  }
  return matrix;
}

/** Returns the mean of a row without its diagonal cell; 1 if there is no other cell. */
export function meanOfOthers(matrix: readonly (readonly number[])[], row: number): number {
  const others = (matrix[row] ?? []).filter((_, column) => column !== row);
  return others.length === 0 ? 1 : others.reduce((sum, score) => sum + score, 0) / others.length;
}
