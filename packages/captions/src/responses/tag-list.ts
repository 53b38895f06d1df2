import { z } from "zod";
import { fold } from "../text/fold.js";
import { oneLine } from "../text/one-line.js";
import { wholeNumber } from "../whole-number.js";
import { oneOf } from "./closed-list.js";

export interface TagListOptions {
  /** The only tags that may be answered. */
  readonly vocabulary?: readonly string[] | undefined;
  /**
   * What becomes of a tag that is not in the vocabulary: it goes back to the model (`"correct"`, unless told otherwise),
   * or is left out without a further request (`"drop"`).
   */
  readonly outside?: "correct" | "drop" | undefined;
  /** At most so many. What a model gives beyond them is cut off: the most telling come first. */
  readonly count?: number | undefined;
}

/**
 * A list of tags: none empty, none twice, at most `count`, and all out of the vocabulary where there is one.
 *
 * @throws {DefinitionError} for an empty vocabulary
 * @example
 * const describe = promptTemplate("{photo:image}").call(model, {
 *   response: z.object({ mood: z.string(), colours: tagList({ vocabulary: ["red", "green", "blue"] }) }),
 * });
 */
export function tagList({ vocabulary, outside = "correct", count }: TagListOptions = {}): z.ZodType<string[]> {
  const most = count === undefined ? undefined : wholeNumber("count", count);
  const tag = vocabulary ? oneOf(vocabulary, "vocabulary", outside) : z.string().transform(oneLine);
  const list = most === undefined ? z.array(tag) : z.array(tag).meta({ maxItems: most });
  return list.transform((tags) => {
    const distinct = new Map<string, string>();
    for (const text of tags) if (text !== "" && !distinct.has(fold(text))) distinct.set(fold(text), text);
    return [...distinct.values()].slice(0, most);
  });
}

/** Tags of any words. */
export type Tags = string[];
export const Tags: z.ZodType<Tags> = tagList();
