import type { Results } from "../reread-results.js";
import type { Written } from "../written.js";
import { checkHtmlOptions, type HtmlOptions } from "./html-options.js";

/**
 * Writes a page on which a person reviews the captions of a run: each image with its caption, the findings of the alt-text
 * rules, its failure or its earlier caption; filters, search and sorting; marks and edits, which can be downloaded as CSV or
 * JSONL. It is one file that opens from disk, loads nothing from the network and works with the keyboard, a screen reader, on
 * a phone and on paper. File names, captions and fields are escaped, whatever they hold.
 *
 * The file is written whole or not at all. A page of 10,000 images is usable; browsers are slow to open much larger ones.
 *
 * @param results are read twice, for the summary and for the images, and are not held in memory
 * @param path of the page; linked images are found from its folder
 * @throws {DefinitionError} for an option that is not valid
 * @example
 * await writeHtml(() => journal.results(), "review.html", { language: "de" });
 */
export async function writeHtml(results: Results, path: string, options: HtmlOptions = {}): Promise<Written> {
  checkHtmlOptions(options);
  // The page makes thumbnails: what that needs is loaded only for it.
  const { writeReviewPage } = await import("./review-page.js");
  return await writeReviewPage(results, path, options);
}
