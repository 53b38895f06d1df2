import { z } from "zod";
import type { CheckedValue } from "../check/checked-value.js";
import { altTextLength } from "./alt-text.js";
import { boundedText } from "./bounded-text.js";

/** What a page is shown by when it is shared: `og:title`, `og:description` and `og:image:alt`. */
export interface SocialPreview extends CheckedValue {
  /** At most 70 characters. */
  title: string;
  /** At most 200 characters. */
  description: string;
  /** The alt text of the image. */
  alt: string;
}

export interface SocialPreviewModelOptions {
  /** The most characters of `alt`; 120 unless told otherwise. */
  readonly maxLength?: number | undefined;
  readonly enforced?: boolean | undefined;
}

/** The response model of a preview. Longer titles and descriptions are cut off by the networks. */
export function socialPreviewModel(options: SocialPreviewModelOptions = {}): z.ZodType<SocialPreview> {
  return z.object({
    title: boundedText({ maxLength: 70 }),
    description: boundedText({ maxLength: 200 }),
    alt: boundedText({ maxLength: options.maxLength ?? altTextLength, enforced: options.enforced }),
  });
}

/** A preview with alt text of 120 characters or less, the response model. */
export const SocialPreview: z.ZodType<SocialPreview> = socialPreviewModel();
