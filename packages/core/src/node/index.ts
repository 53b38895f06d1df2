/**
 * What needs Node's own modules (Bun and Deno have them too).
 *
 * @module
 */
export { type FileStore, type FileStoreOptions, fileStore } from "./file-store.js";
