/**
 * What programs that work with the values of caption functions need: a value's text, its findings, and how alike texts are.
 *
 * @module
 * @example
 * import { textOf } from "@legenda/captions/values";
 *
 * textOf({ alt: "A wolf.", decorative: false }); // "A wolf."
 */
export { languageName } from "../prompts/language-name.js";
export { oneLine } from "../text/one-line.js";
export { findingsIn } from "./findings-in.js";
export { imagesOf } from "./images-of.js";
export { meanOfOthers, similarities } from "./mean-similarity.js";
export { textOf } from "./text-of.js";
