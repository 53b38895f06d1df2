import { z } from "zod";
import { countCharacters } from "../text/graphemes.js";
import { oneLine } from "../text/one-line.js";
import { wholeNumber } from "../whole-number.js";

export interface BoundedTextOptions {
  /** The most characters, as a reader counts them. */
  readonly maxLength?: number | undefined;
  /** Whether a longer text is an issue; else the model is only told. */
  readonly enforced?: boolean | undefined;
  /** Whether an empty text passes. */
  readonly mayBeEmpty?: boolean | undefined;
}

/** A text on one line, whose length is counted in characters that a reader sees, not in code units. */
export function boundedText({ maxLength, enforced = true, mayBeEmpty = false }: BoundedTextOptions = {}): z.ZodType<string> {
  const limit = maxLength === undefined ? undefined : wholeNumber("maxLength", maxLength);
  const text = limit === undefined ? z.string() : z.string().meta({ maxLength: limit });
  return text.transform(oneLine).superRefine((value, context) => {
    if (value === "" && !mayBeEmpty) context.addIssue({ code: "custom", message: "is empty" });
    if (limit === undefined || !enforced) return;
    const length = countCharacters(value);
    if (length > limit) {
      context.addIssue({ code: "custom", message: `has ${length} characters; at most ${limit} are allowed: say less` });
    }
  });
}
