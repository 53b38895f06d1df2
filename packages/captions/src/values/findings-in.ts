import { type AltTextOptions, checkAltText, type Finding, presets } from "@legenda/alt-text";
import type { Finish } from "@legenda/core";
import { withoutLength } from "../check/without-length.js";

/**
 * Returns what the rules find in the text of an answer; nothing for lists, such as tags. The rules of length apply only
 * if the value has an `alt` or `rules` has a preset, because a caption may be long.
 */
export function findingsIn(value: unknown, text: string, finish: Finish, rules: AltTextOptions | false = {}): readonly Finding[] {
  if (rules === false || Array.isArray(value)) return [];
  const object = typeof value === "object" && value !== null ? value : {};
  const decorative = "decorative" in object && object.decorative === true;
  return checkAltText(text, {
    ...(!("alt" in object) && { preset: withoutLength(presets.legenda) }),
    ...rules,
    ...(decorative && { context: { ...rules.context, role: "decorative" } }),
    ...(finish === "length" && { truncated: true }),
  });
}
