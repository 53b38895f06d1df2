import { z } from "zod";
import { fold } from "../text/fold.js";
import { oneLine } from "../text/one-line.js";
import { wholeNumber } from "../whole-number.js";
import { oneOf } from "./closed-list.js";

/** Options of `tagsSchema` and `captionAndTagsSchema`. */
export interface TagsSchemaOptions {
  /** The only allowed tags. */
  readonly vocabulary?: readonly string[] | undefined;
  /**
   * What happens to a tag that is not in the vocabulary: it is sent back to the model (`"correct"`), or left out without
   * a further request (`"drop"`).
   *
   * @default "correct"
   */
  readonly outside?: "correct" | "drop" | undefined;
  /** The most tags. Further tags of the model are cut off: it is asked for the most important ones first. */
  readonly count?: number | undefined;
}

/**
 * Creates the schema of a list of tags: none is empty, none appears twice, there are at most `count`, and all are from the
 * vocabulary if there is one.
 *
 * @throws {DefinitionError} if the vocabulary is empty or has duplicates, or `count` is not a whole number of at least 1
 * @example
 * const describe = promptTemplate("{photo:image}").call(model, {
 *   response: z.object({ mood: z.string(), colours: tagsSchema({ vocabulary: ["red", "green", "blue"] }) }),
 * });
 */
export function tagsSchema({ vocabulary, outside = "correct", count }: TagsSchemaOptions = {}): z.ZodType<string[]> {
  const limit = count === undefined ? undefined : wholeNumber("count", count);
  const tag = vocabulary ? oneOf(vocabulary, "vocabulary", outside) : z.string().transform(oneLine);
  const list = limit === undefined ? z.array(tag) : z.array(tag).meta({ maxItems: limit });
  return list.transform((tags) => {
    const distinct = new Map<string, string>();
    for (const text of tags) if (text !== "" && !distinct.has(fold(text))) distinct.set(fold(text), text);
    return [...distinct.values()].slice(0, limit);
  });
}

/** Any tags. */
export type Tags = string[];

/** The response model of any tags. */
export const Tags: z.ZodType<Tags> = tagsSchema();
