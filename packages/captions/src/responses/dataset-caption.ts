import { z } from "zod";
import { hasWord } from "../text/has-word.js";
import { oneLine } from "../text/one-line.js";

/** Options of `datasetCaptionSchema`. */
export interface DatasetCaptionSchemaOptions {
  /** The word that the trained model learns. Code puts it first; the model never writes it. */
  readonly trigger?: string | undefined;
  /** Put before the model's own words. */
  readonly prefix?: string | undefined;
  /** Words that the model's text must contain. */
  readonly require?: readonly string[] | undefined;
  /** Words that the model's text must not contain. */
  readonly forbid?: readonly string[] | undefined;
}

/**
 * Creates the response model of a training caption: one line that begins with the trigger word and the prefix. Required
 * and forbidden words are enforced, as whole words in any case.
 *
 * @example
 * const schema = datasetCaptionSchema({ trigger: "sks bag", prefix: "a photo of", forbid: ["image"] });
 * // "sks bag, a photo of a brown leather bag on a white table"
 */
export function datasetCaptionSchema(options: DatasetCaptionSchemaOptions = {}): z.ZodType<string> {
  const { trigger, prefix, require = [], forbid = [] } = options;
  return z.string().transform((answer, context) => {
    const text = withoutLead(oneLine(answer), [trigger, prefix]);
    const missing = require.filter((word) => !hasWord(text, word));
    const present = forbid.filter((word) => hasWord(text, word));
    if (text === "") context.addIssue({ code: "custom", message: "is empty" });
    if (missing.length > 0) context.addIssue({ code: "custom", message: `must contain: ${missing.join(", ")}` });
    if (present.length > 0) context.addIssue({ code: "custom", message: `must not contain: ${present.join(", ")}` });
    const words = prefix ? `${oneLine(prefix)} ${afterPrefix(text)}` : text;
    return [trigger && oneLine(trigger), words].filter(Boolean).join(", ");
  });
}

/** Lower-cases the first word after a prefix: "a photo of a bag", not "a photo of A bag". Any other word may be a name. */
const afterPrefix = (text: string): string =>
  text.replace(/^(A|An|The|One|Two|Three|Several)(?= )/, (word) => word.toLowerCase());

/** Removes a trigger word and prefix that the model wrote itself, so that they do not appear twice. */
function withoutLead(text: string, leads: readonly (string | undefined)[]): string {
  let rest = text;
  for (const lead of leads.map((words) => oneLine(words ?? ""))) {
    if (lead === "" || !rest.toLowerCase().startsWith(lead.toLowerCase())) continue;
    const behind = rest.slice(lead.length);
    if (!/^[\p{L}\p{N}]/u.test(behind)) rest = behind.replace(/^[\s,:;.-]+/u, "");
  }
  return rest;
}
