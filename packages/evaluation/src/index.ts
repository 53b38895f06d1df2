/**
 * Compares the answers of several models to the same image.
 *
 * @module
 * @example
 * import { captionsFor } from "@legenda/captions";
 * import { image } from "@legenda/core";
 * import { compare, comparisonTable } from "@legenda/evaluation";
 * import { openai } from "@legenda/openai";
 *
 * const models = [openai("gpt-4o-mini"), openai("gpt-6-luna")];
 * const photo = image.file("bag.jpg");
 * console.log(comparisonTable(await compare(models, (model) => captionsFor(model).altText({ photo }))));
 */
export { type CompareOptions, compare } from "./compare/compare.js";
export type { ComparedAnswer, ComparedFailure, Comparison } from "./compare/comparison.js";
export { type ComparisonPageOptions, comparisonPage } from "./compare/page.js";
export type { PictureMaker } from "./compare/picture.js";
export { type ComparisonTableOptions, comparisonTable } from "./compare/table.js";
