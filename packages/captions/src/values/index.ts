/**
 * Reads the values that caption functions return: the text of a value, its findings, and how similar texts are.
 *
 * @module
 * @example
 * import { textOf } from "@legenda/captions/values";
 *
 * textOf({ alt: "A wolf.", decorative: false }); // "A wolf."
 */
export { languageName } from "../prompts/language-name.js";
export { oneLine } from "../text/one-line.js";
export { type TextSimilarity, textSimilarity } from "../text/text-similarity.js";
export { findingsIn } from "./findings-in.js";
export { imagesOf } from "./images-of.js";
export { meanOfOthers, similarityMatrix } from "./similarity-matrix.js";
export { textOf } from "./text-of.js";
