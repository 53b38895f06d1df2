/**
 * Checks the images of HTML pages against the rules of alt text, with the text around each image.
 *
 * @module
 * @example
 * import { createReadStream } from "node:fs";
 * import { checkPage, readPage } from "@legenda/alt-text/html";
 *
 * const page = await readPage(createReadStream("index.html"));
 * for await (const { line, findings } of checkPage(page)) console.log(line, findings);
 */
export { checkPage, type PageCheckOptions } from "./check-page.js";
export { PageError } from "./page-error.js";
export type { CheckedImage, PageFinding, Position, Suggestion } from "./page-finding.js";
export { looksLikePage, withStart } from "./page-start.js";
export { type ReadPageOptions, readPage } from "./read-page.js";
export { reported, shortened } from "./shortened.js";
