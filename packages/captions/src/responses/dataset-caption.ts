import { z } from "zod";
import { hasWord } from "../text/has-word.js";
import { oneLine } from "../text/one-line.js";

export interface DatasetCaptionModelOptions {
  /** The word that the trained model shall learn, put first by code, never by the model. */
  readonly trigger?: string | undefined;
  /** Stands before the model's own words. */
  readonly prefix?: string | undefined;
  /** Words that must appear in what the model writes. */
  readonly require?: readonly string[] | undefined;
  /** Words that must not appear in what the model writes. */
  readonly forbid?: readonly string[] | undefined;
}

/**
 * The response model of a training caption: one line, the trigger word and the prefix before it, the words that must
 * and must not appear held to (as whole words, in any case).
 *
 * @example
 * const model = datasetCaptionModel({ trigger: "sks bag", prefix: "a photo of", forbid: ["image"] });
 * // "sks bag, a photo of a brown leather bag on a white table"
 */
export function datasetCaptionModel(options: DatasetCaptionModelOptions = {}): z.ZodType<string> {
  const { trigger, prefix, require = [], forbid = [] } = options;
  return z.string().transform((answered, context) => {
    const text = withoutLead(oneLine(answered), [trigger, prefix]);
    const missing = require.filter((word) => !hasWord(text, word));
    const present = forbid.filter((word) => hasWord(text, word));
    if (text === "") context.addIssue({ code: "custom", message: "is empty" });
    if (missing.length > 0) context.addIssue({ code: "custom", message: `must contain: ${missing.join(", ")}` });
    if (present.length > 0) context.addIssue({ code: "custom", message: `must not contain: ${present.join(", ")}` });
    const words = prefix ? `${oneLine(prefix)} ${continued(text)}` : text;
    return [trigger && oneLine(trigger), words].filter(Boolean).join(", ");
  });
}

/** A sentence that goes on behind a prefix: "a photo of a bag", not "a photo of A bag". Any other word may be a name. */
const continued = (text: string): string => text.replace(/^(A|An|The|One|Two|Three|Several)(?= )/, (word) => word.toLowerCase());

/** Takes off what a model has put first itself, so that it does not stand there twice. */
function withoutLead(text: string, leads: readonly (string | undefined)[]): string {
  let rest = text;
  for (const lead of leads) {
    const known = lead === undefined ? "" : oneLine(lead);
    if (!known || !rest.toLowerCase().startsWith(known.toLowerCase())) continue;
    const behind = rest.slice(known.length);
    if (!/^[\p{L}\p{N}]/u.test(behind)) rest = behind.replace(/^[\s,:;.-]+/u, "");
  }
  return rest;
}
