import { type AltTextOptions, checkAltText } from "@legenda/alt-text";
import { DefinitionError } from "@legenda/core";
import type { ExistingOptions } from "../existing-mode.js";

/** How the page of a run is made. */
export interface HtmlOptions extends ExistingOptions {
  /** `"Captions for review"` unless told otherwise. */
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
   * Embedded for up to 1,000 images and linked for more, unless told otherwise. Images in memory are embedded, not linked.
   */
  readonly thumbnails?: "embed" | "link" | "none" | undefined;
  /** The longer edge of an embedded picture, in pixels; 240 unless told otherwise. */
  readonly thumbnailEdge?: number | undefined;
  /**
   * Whether the page loads images that are known by an `http:` or `https:` address. It tells their servers who reviews
   * them, so it is off unless told otherwise, and the address is a link.
   */
  readonly remoteImages?: boolean | undefined;
  /**
   * The rules that captions are held against, as for `checkAltText`; `false` for none. Unless told otherwise the
   * findings that an answer carries from its own check are shown, and the default rules are used for the rest.
   */
  readonly findings?: AltTextOptions | false | undefined;
  /** How many pictures are made at once; 4 unless told otherwise. */
  readonly concurrency?: number | undefined;
  /** Stops the work; nothing is written then. */
  readonly signal?: AbortSignal | undefined;
}

/** Throws for what cannot be meant. */
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
    throw new DefinitionError(`"${language}" is no language tag: use one such as "en" or "pt-BR".`);
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
