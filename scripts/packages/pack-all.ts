/**
 * Packs every public package as it would be published, and prints the files.
 *
 *   npm run pack:all [-- <folder>]   (by default .cache/packages)
 */
import { resolve } from "node:path";
import { packAll } from "./pack.ts";

const folder = resolve(process.argv[2] ?? ".cache/packages");
for (const { file, bytes } of packAll(folder)) console.log(`${file}  ${(bytes / 1024).toFixed(0)} KB`);
