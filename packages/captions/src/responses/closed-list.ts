import { DefinitionError } from "@legenda/core";
import { z } from "zod";
import { fold } from "../text/fold.js";
import { oneLine } from "../text/one-line.js";

/** Providers take at most so many values in an enumeration (OpenAI: 250 of any length). */
const mostInSchema = 250;
const mostInMessage = 30;

/** Whether a closed list can stand in a JSON Schema; a longer one belongs into the prompt. */
export const fitsSchema = (values: readonly string[]): boolean => values.length <= mostInSchema;

/**
 * A text out of a closed list. The list is part of the JSON Schema where it fits; whatever the model answers, nothing
 * else passes: what is not in the list is an issue, or (`"drop"`) an empty text. Case, blanks and character width are forgiven: the list's own spelling comes out.
 *
 * @throws {DefinitionError} for an empty list, or one with two entries that differ in case alone
 */
export function oneOf(values: readonly string[], listName: string, outside: "correct" | "drop" = "correct"): z.ZodType<string> {
  const known = new Map(values.map((value) => [fold(value), value]));
  if (values.length === 0) throw new DefinitionError(`The ${listName} is empty: leave it out, or name what may be answered.`);
  if (known.size < values.length) {
    throw new DefinitionError(`The ${listName} has entries that are equal but for case or blanks: keep one of each.`);
  }
  const text = fitsSchema(values) ? z.string().meta({ enum: [...values] }) : z.string();
  return text.transform((answered, context) => {
    const found = known.get(fold(answered));
    if (found !== undefined) return found;
    if (outside === "drop") return "";
    const choice = values.length <= mostInMessage ? `: choose among ${values.join(", ")}` : "";
    context.addIssue({ code: "custom", message: `"${oneLine(answered).slice(0, 60)}" is not in the ${listName}${choice}` });
    return z.NEVER;
  });
}
