import { z } from "zod";
import type { CheckedValue } from "../check/checked-value.js";
import { boundedText } from "./bounded-text.js";

/** The text alternative of an image. */
export interface AltText extends CheckedValue {
  /** What stands in the `alt` attribute; empty for a decorative image. */
  alt: string;
  /** Whether the image tells nothing that the page does not: `alt=""`. */
  decorative: boolean;
  /** All that a complex image tells, such as the data of a chart, for a place beside it. */
  longDescription?: string | undefined;
}

export interface AltTextModelOptions {
  /** The most characters of `alt`; 120 unless told otherwise. */
  readonly maxLength?: number | undefined;
  /** Whether a longer `alt` is an issue; else the model is only told. */
  readonly enforced?: boolean | undefined;
}

/** The most characters of an alt text, unless told otherwise. */
export const altTextLength = 120;

/**
 * The response model of alt text with limits of your own. A decorative image comes out with an empty `alt` and no long
 * description; any other must have one.
 *
 * @example
 * const altText = promptTemplate("Write alt text for {photo:image}").call(model, { response: altTextModel({ maxLength: 80 }) });
 */
export function altTextModel({ maxLength = altTextLength, enforced }: AltTextModelOptions = {}): z.ZodType<AltText> {
  return z
    .object({
      alt: boundedText({ maxLength, enforced, mayBeEmpty: true }),
      decorative: z.boolean().default(false),
      longDescription: z.string().optional(),
    })
    .transform(({ alt, decorative, longDescription }, context): AltText => {
      if (decorative) return { alt: "", decorative };
      if (alt === "") {
        context.addIssue({ code: "custom", path: ["alt"], message: "is empty: describe the image, or set decorative to true" });
        return z.NEVER;
      }
      return { alt, decorative, ...(longDescription?.trim() && { longDescription: longDescription.trim() }) };
    });
}

/** Alt text of 120 characters or less, the response model. */
export const AltText: z.ZodType<AltText> = altTextModel();
