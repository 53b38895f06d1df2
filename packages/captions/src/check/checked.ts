import { type AltTextOptions, checkAltText, fixAltText } from "@legenda/alt-text";
import type { InferOutput, ResponseModel, StandardSchema } from "@legenda/core";
import type { Check, CheckedText } from "./check.js";
import type { CheckedValue } from "./checked-value.js";
import { deriveSchema } from "./derive-schema.js";

export interface CheckedOptions<Key extends string = string> extends Check, Omit<AltTextOptions, "preset"> {
  /** The property whose text is checked; left out where the value is the text. */
  readonly key?: Key;
}

/**
 * A response model whose text the rules of alt text have passed: any schema, with the rules after it. What they find is
 * an issue of the schema, so that it goes back to the model, or is repaired or reported, as `onError` says.
 *
 * @example
 * const Photo = z.object({ alt: z.string(), mood: z.string() });
 * const describe = promptTemplate("{photo:image}").call(model, {
 *   response: checked(Photo, { key: "alt", preset: "default", onError: "fix" }),
 * });
 */
export function checked<Schema extends StandardSchema, Key extends string>(
  schema: Schema,
  options: CheckedOptions<Key> & { readonly key: Key },
): ResponseModel<InferOutput<Schema> & CheckedValue>;
export function checked<Schema extends StandardSchema<unknown, string> | StandardSchema<string, string>>(
  schema: Schema,
  options?: CheckedOptions & { readonly key?: never },
): ResponseModel<string>;
export function checked(schema: StandardSchema, options: CheckedOptions = {}): ResponseModel<unknown> {
  const { key } = options;
  return deriveSchema(schema, (value) => {
    const holder = key === undefined ? undefined : (value as Record<string, unknown>);
    const text = holder && key !== undefined ? holder[key] : value;
    if (typeof text !== "string") return { value };
    const judged = judge(text, options, holder?.decorative === true);
    const errors = judged.findings.filter(({ severity }) => severity === "error");
    if ((options.onError ?? "retry") === "retry" && errors.length > 0) {
      return { issues: errors.map(({ message }) => ({ message, path: key === undefined ? [] : [key] })) };
    }
    options.onChecked?.(judged);
    if (!holder || key === undefined) return { value: judged.text };
    const { findings, fixed } = judged;
    return { value: { ...holder, [key]: judged.text, findings, ...(fixed.length > 0 && { fixed }) } };
  });
}

function judge(text: string, options: CheckedOptions, decorative: boolean): CheckedText {
  const { key: _key, onError, onChecked: _onChecked, context, ...rules } = options;
  const told: AltTextOptions = {
    ...rules,
    ...((context || decorative) && { context: { ...context, ...(decorative && { role: "decorative" }) } }),
  };
  return onError === "fix" ? fixAltText(text, told) : { text, findings: checkAltText(text, told), fixed: [] };
}
