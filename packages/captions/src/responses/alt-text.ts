import { z } from "zod";
import type { CheckedValue } from "../check/checked-value.js";
import { boundedText } from "./bounded-text.js";

/** The text alternative of an image. */
export interface AltText extends CheckedValue {
  /** The value of the `alt` attribute; empty for a decorative image. */
  alt: string;
  /** Whether the image adds nothing to the page, so that its `alt` attribute is empty. */
  decorative: boolean;
  /** Everything that a complex image says, such as the data of a chart, to put beside the image. */
  longDescription?: string | undefined;
}

/** Options of `altTextSchema` and `socialPreviewSchema`. */
export interface AltTextSchemaOptions {
  /**
   * The most characters of `alt`, counted as graphemes.
   *
   * @default 120
   */
  readonly maxLength?: number | undefined;
  /**
   * Whether a longer `alt` is an issue. If `false`, the limit is only part of the JSON Schema.
   *
   * @default true
   */
  readonly enforced?: boolean | undefined;
}

/** The most characters of an alt text by default. */
export const altTextLength = 120;

/**
 * Creates the response model of alt text with your own limits. A decorative image gets an empty `alt` and no long
 * description; for any other image an empty `alt` is an issue.
 *
 * @throws {DefinitionError} if `maxLength` is not a whole number of at least 1
 * @example
 * const altText = promptTemplate("Write alt text for {photo:image}").call(model, { response: altTextSchema({ maxLength: 80 }) });
 */
export function altTextSchema({ maxLength = altTextLength, enforced }: AltTextSchemaOptions = {}): z.ZodType<AltText> {
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

/** The response model of alt text of at most 120 characters. */
export const AltText: z.ZodType<AltText> = altTextSchema();
