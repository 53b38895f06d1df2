import { DefinitionError } from "@legenda/core";
import { z } from "zod";
import { fold } from "../text/fold.js";
import { oneLine } from "../text/one-line.js";

/** Providers limit the number of values in an enumeration (OpenAI: 250 of any length). */
const maxInSchema = 250;
const maxInMessage = 30;

/** Whether a closed list fits into a JSON Schema. A longer one is written into the prompt. */
export const fitsSchema = (values: readonly string[]): boolean => values.length <= maxInSchema;

/**
 * Creates the schema of a text from a closed list. The list is part of the JSON Schema if it fits. Any other text is an
 * issue, or becomes an empty text with `"drop"`. Case, white space and character width are ignored, and the result has
 * the spelling of the list.
 *
 * @param listName names the list in messages
 * @throws {DefinitionError} if the list is empty, or if two entries differ only in case or white space
 */
export function oneOf(values: readonly string[], listName: string, outside: "correct" | "drop" = "correct"): z.ZodType<string> {
  const spellings = new Map(values.map((value) => [fold(value), value]));
  if (values.length === 0) throw new DefinitionError(`The ${listName} is empty: omit it, or list the allowed answers.`);
  if (spellings.size < values.length) {
    throw new DefinitionError(`The ${listName} has entries that differ only in case or white space: keep one of each.`);
  }
  const text = fitsSchema(values) ? z.string().meta({ enum: [...values] }) : z.string();
  return text.transform((answer, context) => {
    const spelling = spellings.get(fold(answer));
    if (spelling !== undefined) return spelling;
    if (outside === "drop") return "";
    const choices = values.length <= maxInMessage ? `: choose among ${values.join(", ")}` : "";
    context.addIssue({ code: "custom", message: `"${oneLine(answer).slice(0, 60)}" is not in the ${listName}${choices}` });
    return z.NEVER;
  });
}
