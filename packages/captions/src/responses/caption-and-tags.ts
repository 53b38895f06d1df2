import { z } from "zod";
import type { CheckedValue } from "../check/checked-value.js";
import { boundedText } from "./bounded-text.js";
import { type TagListOptions, tagList } from "./tag-list.js";

/** A caption, and tags of the same image. */
export interface CaptionAndTags extends CheckedValue {
  caption: string;
  tags: string[];
}

/** The response model of a caption with tags, out of a vocabulary where there is one. */
export function captionAndTagsModel(options: TagListOptions = {}): z.ZodType<CaptionAndTags> {
  return z.object({ caption: boundedText(), tags: tagList(options) });
}

/** A caption with tags of any words, the response model. */
export const CaptionAndTags: z.ZodType<CaptionAndTags> = captionAndTagsModel();
