import { z } from "zod";
import type { CheckedValue } from "../check/checked-value.js";
import { type AltTextSchemaOptions, altTextLength } from "./alt-text.js";
import { boundedText } from "./bounded-text.js";

/** The preview of a shared page: `og:title`, `og:description` and `og:image:alt`. */
export interface SocialPreview extends CheckedValue {
  /** At most 70 characters. */
  title: string;
  /** At most 200 characters. */
  description: string;
  /** The alt text of the image. */
  alt: string;
}

/**
 * Creates the response model of a preview. Title and description are limited because social networks cut longer ones.
 *
 * @throws {DefinitionError} if `maxLength` is not a whole number of at least 1
 */
export function socialPreviewSchema({
  maxLength = altTextLength,
  enforced,
}: AltTextSchemaOptions = {}): z.ZodType<SocialPreview> {
  return z.object({
    title: boundedText({ maxLength: 70 }),
    description: boundedText({ maxLength: 200 }),
    alt: boundedText({ maxLength, enforced }),
  });
}

/** The response model of a preview with alt text of at most 120 characters. */
export const SocialPreview: z.ZodType<SocialPreview> = socialPreviewSchema();
