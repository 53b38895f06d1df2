import { type AltTextOptions, checkAltText, type Finding, presets } from "@legenda/alt-text";
import type { Finish } from "@legenda/core";
import { withoutLength } from "../check/without-length.js";

/**
 * What the rules find in an answer's text; nothing in lists, such as tags. The rules of length hold where the value has
 * an `alt`, or where a preset was asked for: a caption may be long.
 */
export function findingsIn(value: unknown, text: string, finish: Finish, rules: AltTextOptions | false = {}): readonly Finding[] {
  if (rules === false || Array.isArray(value)) return [];
  const decorative = (value as { decorative?: unknown } | null)?.decorative === true;
  const { context } = rules;
  const isAltText = typeof value === "object" && value !== null && "alt" in value;
  return checkAltText(text, {
    ...(!isAltText && { preset: withoutLength(presets.legenda) }),
    ...rules,
    ...(decorative && { context: { ...context, role: "decorative" } }),
    ...(finish === "length" && { truncated: true }),
  });
}
