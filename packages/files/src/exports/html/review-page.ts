import { dirname, resolve } from "node:path";
import type { Finding } from "@legenda/alt-text";
import type { BatchResult } from "@legenda/batch";
import { mapConcurrently } from "../../concurrency.js";
import { atomicFile } from "../atomic-file/atomic-file.js";
import { type CaptionParts, captionParts } from "../caption-parts.js";
import { withExisting } from "../existing-mode.js";
import { findingsOf } from "../findings/findings-of.js";
import { findingsOfResult } from "../findings/findings-of-result.js";
import { checkCount, type Results, withRereadableResults } from "../reread-results.js";
import type { Written } from "../written.js";
import type { HtmlOptions } from "./html-options.js";
import { openUrl } from "./image-url.js";
import { itemOf } from "./item.js";
import { pageEnd, pageStart } from "./page.js";
import { type Summary, summarize } from "./summary.js";
import { type ThumbnailOptions, thumbnailOf } from "./thumbnail.js";

/** The most pictures that are embedded by default. */
const maxEmbedded = 1000;

/** Writes the page for review. The results are scanned for its summary, and read again for the images. */
export async function writeReviewPage(results: Results, path: string, options: HtmlOptions): Promise<Written> {
  return await withRereadableResults(results, (open) => writePage(() => withExisting(open(), options), path, options));
}

async function writePage(open: () => AsyncIterable<BatchResult>, path: string, options: HtmlOptions): Promise<Written> {
  const { title = "Captions for review", remoteImages = false, thumbnailEdge = 240, concurrency = 4, signal } = options;
  const summary = await summarize(open(), signal);
  const thumbnails = options.thumbnails ?? (summary.total <= maxEmbedded ? "embed" : "link");
  const pictures: ThumbnailOptions = {
    thumbnails,
    edge: thumbnailEdge,
    remoteImages,
    folder: dirname(resolve(path)),
    signal,
  };
  const show = (result: BatchResult, index: number): Promise<string> =>
    itemMarkup(result, { number: index + 1, options, summary, pictures });

  await atomicFile(path, async (put) => {
    await put(pageStart(summary, { title, linked: thumbnails === "link", remote: remoteImages }).markup);
    const results = checkCount(open(), summary.total, path);
    for await (const item of mapConcurrently(results, show, { concurrency, signal })) await put(item);
    await put(pageEnd().markup);
  });
  return { kind: "file", path, count: summary.total, columns: [], unknownColumns: [] };
}

interface ItemContext {
  readonly number: number;
  readonly options: HtmlOptions;
  readonly summary: Summary;
  readonly pictures: ThumbnailOptions;
}

async function itemMarkup(result: BatchResult, { number, options, summary, pictures }: ItemContext): Promise<string> {
  const parts = partsOf(result);
  const findings = findingsIn(result, parts.text, { options, summary });
  const thumbnail = await thumbnailOf(result, pictures);
  return itemOf(result, {
    number,
    parts,
    findings,
    thumbnail,
    withModel: summary.models.size > 1,
    language: options.language,
    href: openUrl(result.image, pictures),
  }).markup;
}

function partsOf(result: BatchResult): CaptionParts {
  if (result.status === "done") return captionParts(result.value);
  return { text: result.status === "kept" ? result.existing : undefined, fields: [] };
}

function findingsIn(
  result: BatchResult,
  text: string | undefined,
  { options: { findings, language }, summary: { repeated } }: Pick<ItemContext, "options" | "summary">,
): readonly Finding[] | undefined {
  const inLanguage = language === undefined ? {} : { language };
  if (findings) return findingsOfResult(result, { ...inLanguage, ...findings }, repeated);
  return findingsOf(result, text, { check: findings, language, isRepeated: text !== undefined && repeated.has(text) });
}
