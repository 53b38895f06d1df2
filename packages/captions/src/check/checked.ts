import { type AltTextOptions, checkAltText, fixAltText } from "@legenda/alt-text";
import { type AnswerOf, type ResponseModel, responseModel, type StandardResult, type StandardSchema } from "@legenda/core";
import type { CheckedText, CheckOptions } from "./check-options.js";
import type { CheckedValue } from "./checked-value.js";

/** Options of `checked`. */
export interface CheckedOptions<Key extends string = string> extends CheckOptions, Omit<AltTextOptions, "preset"> {
  /** The property whose text is checked. Omit it if the value itself is the text. */
  readonly key?: Key;
}

/**
 * Returns a response model that checks a text of its value against the alt text rules, after its own validation. What
 * the rules find becomes an issue that is sent back to the model, or is repaired or reported, depending on `onError`.
 *
 * @example
 * const Photo = z.object({ alt: z.string(), mood: z.string() });
 * const describe = promptTemplate("{photo:image}").call(model, {
 *   response: checked(Photo, { key: "alt", preset: "wcag", onError: "fix" }),
 * });
 */
export function checked<Schema extends StandardSchema, Key extends string>(
  schema: Schema,
  options: CheckedOptions<Key> & { readonly key: Key },
): ResponseModel<AnswerOf<Schema> & CheckedValue>;
export function checked<Schema extends StandardSchema<unknown, string> | StandardSchema<string, string>>(
  schema: Schema,
  options?: CheckedOptions & { readonly key?: never },
): ResponseModel<string>;
export function checked(schema: StandardSchema, options: CheckedOptions = {}): ResponseModel<unknown> {
  const { key } = options;
  const refine = (value: unknown): StandardResult<unknown> => {
    const object = key === undefined ? undefined : (value as Record<string, unknown>);
    const text = object && key !== undefined ? object[key] : value;
    if (typeof text !== "string") return { value };
    const result = checkText(text, options, object?.decorative === true);
    const errors = result.findings.filter(({ severity }) => severity === "error");
    if ((options.onError ?? "retry") === "retry" && errors.length > 0) {
      return { issues: errors.map(({ message }) => ({ message, path: key === undefined ? [] : [key] })) };
    }
    options.onChecked?.(result);
    if (!object || key === undefined) return { value: result.text };
    const { findings, fixed } = result;
    return { value: { ...object, [key]: result.text, findings, ...(fixed.length > 0 && { fixed }) } };
  };
  return responseModel(schema, { refine });
}

function checkText(text: string, options: CheckedOptions, decorative: boolean): CheckedText {
  const { key: _key, onError, onChecked: _onChecked, context, ...rules } = options;
  const altTextOptions: AltTextOptions = {
    ...rules,
    ...((context || decorative) && { context: { ...context, ...(decorative && { role: "decorative" }) } }),
  };
  if (onError === "fix") return fixAltText(text, altTextOptions);
  return { text, findings: checkAltText(text, altTextOptions), fixed: [] };
}
