import { countGraphemes } from "@legenda/alt-text";
import { z } from "zod";
import { oneLine } from "../text/one-line.js";
import { wholeNumber } from "../whole-number.js";

/** Options of `boundedText`. */
export interface BoundedTextOptions {
  /** The most characters, counted as graphemes. */
  readonly maxLength?: number | undefined;
  /** Whether a longer text is an issue. If `false`, the limit is only part of the JSON Schema. */
  readonly enforced?: boolean | undefined;
  /** Whether an empty text is valid. */
  readonly mayBeEmpty?: boolean | undefined;
}

/** Creates the schema of a text on one line. Its length is counted in the characters that a reader sees, not in code units. */
export function boundedText({ maxLength, enforced = true, mayBeEmpty = false }: BoundedTextOptions = {}): z.ZodType<string> {
  const limit = maxLength === undefined ? undefined : wholeNumber("maxLength", maxLength);
  const text = limit === undefined ? z.string() : z.string().meta({ maxLength: limit });
  return text.transform(oneLine).superRefine((value, context) => {
    if (value === "" && !mayBeEmpty) context.addIssue({ code: "custom", message: "is empty" });
    if (limit === undefined || !enforced) return;
    const length = countGraphemes(value);
    if (length > limit) {
      context.addIssue({ code: "custom", message: `has ${length} characters; at most ${limit} are allowed: say less` });
    }
  });
}
