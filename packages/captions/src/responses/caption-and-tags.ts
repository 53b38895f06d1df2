import { z } from "zod";
import type { CheckedValue } from "../check/checked-value.js";
import { boundedText } from "./bounded-text.js";
import { type TagsSchemaOptions, tagsSchema } from "./tags.js";

/** A caption, and tags of the same image. */
export interface CaptionAndTags extends CheckedValue {
  caption: string;
  tags: string[];
}

/**
 * Creates the response model of a caption with tags, optionally from a closed vocabulary.
 *
 * @throws {DefinitionError} if the vocabulary is empty or has duplicates, or `count` is not a whole number of at least 1
 */
export function captionAndTagsSchema(options: TagsSchemaOptions = {}): z.ZodType<CaptionAndTags> {
  return z.object({ caption: boundedText(), tags: tagsSchema(options) });
}

/** The response model of a caption with any tags. */
export const CaptionAndTags: z.ZodType<CaptionAndTags> = captionAndTagsSchema();
