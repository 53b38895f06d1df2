/**
 * What the tests of several packages share.
 *
 * @module
 */
export { growth } from "./growth.js";
