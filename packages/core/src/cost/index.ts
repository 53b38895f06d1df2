/**
 * What a call costs: the tokens of an image before it is sent, and the price of a usage.
 *
 * @module
 */
export { addCosts, costOf } from "./cost-of.js";
export type { ImageSize } from "./image-size.js";
export { tokensFor } from "./tokens-for.js";
