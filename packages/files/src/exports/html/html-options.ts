import { type AltTextOptions, checkAltText } from "@legenda/alt-text";
import { DefinitionError } from "@legenda/core";
import type { ExistingOptions } from "../existing-mode.js";

/** Options of the review page. */
export interface HtmlOptions extends ExistingOptions {
  /** @default "Captions for review" */
  readonly title?: string | undefined;
  /** The language of the captions, as a BCP 47 tag, for screen readers and for the rules. The page's own words are English. */
  readonly language?: string | undefined;
  /**
   * How pictures are shown:
   *
   * - `"embed"`: each as a small WebP within the page, so that the page is whole without the images;
   * - `"link"`: as the image files themselves, by their path from the page;
   * - `"none"`: not at all.
   *
   * Images in memory are embedded, not linked.
   *
   * @default "embed" for up to 1,000 images, "link" for more
   */
  readonly thumbnails?: "embed" | "link" | "none" | undefined;
  /** The longer edge of an embedded picture, in pixels. @default 240 */
  readonly thumbnailEdge?: number | undefined;
  /**
   * Whether the page loads images by their `http:` or `https:` addresses. That tells their servers who reviews them; without
   * it the address is a link. @default false
   */
  readonly remoteImages?: boolean | undefined;
  /**
   * The rules for the captions, as for `checkAltText`; `false` for none.
   * @default the findings of an answer's own check, and the default rules for answers without one
   */
  readonly findings?: AltTextOptions | false | undefined;
  /** The number of pictures that are made at the same time. @default 4 */
  readonly concurrency?: number | undefined;
  /** Stops the work; nothing is written then. */
  readonly signal?: AbortSignal | undefined;
}

/** @throws {DefinitionError} for an option that is not valid */
export function checkHtmlOptions({ language, thumbnails, thumbnailEdge = 240, concurrency = 4, findings }: HtmlOptions): void {
  if (thumbnails !== undefined && !["embed", "link", "none"].includes(thumbnails)) {
    throw new DefinitionError(`thumbnails is "${thumbnails}": use "embed", "link" or "none".`);
  }
  if (!Number.isInteger(thumbnailEdge) || thumbnailEdge < 16 || thumbnailEdge > 2048) {
    throw new DefinitionError(`thumbnailEdge is ${thumbnailEdge}: use a whole number of pixels from 16 to 2048.`);
  }
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new DefinitionError(`concurrency is ${concurrency}: use a whole number from 1.`);
  }
  if (language !== undefined && !isLanguageTag(language)) {
    throw new DefinitionError(`"${language}" is not a language tag. Use one such as "en" or "pt-BR".`);
  }
  // Throws for a preset that does not exist, before anything is read.
  if (findings) checkAltText("", findings);
}

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
