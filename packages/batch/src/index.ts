/**
 * A caption function over many images.
 *
 * @module
 */
export type * from "./result.js";
export type * from "./source.js";
