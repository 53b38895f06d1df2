import type { AltTextContext, AltTextOptions, Finding } from "@legenda/alt-text";
import type { BatchResult } from "@legenda/batch";
import { resultText } from "../result-text.js";
import { findingsOf } from "./findings-of.js";
import { recordedFindings } from "./recorded-findings.js";
import type { RepeatedTexts } from "./repeated-texts.js";

/**
 * The findings of the alt-text rules in a caption, with the context in the image's row; without rules, the findings of the
 * answer's own check.
 */
export function findingsOfResult(
  result: BatchResult,
  rules: AltTextOptions | undefined,
  repeated: RepeatedTexts,
): readonly Finding[] | undefined {
  if (!rules) return recordedFindings(result);
  const text = resultText(result);
  const check = { ...rules, context: { ...contextOf(result.fields), ...rules.context } };
  return findingsOf(result, text, { check, isRepeated: repeated.has(text) });
}

const roles: readonly (string | undefined)[] = ["informative", "functional", "decorative", "complex", "text"];

/** Columns that are named like the context that rules know, as `pageTitle` or `page_title`. */
function contextOf(fields: BatchResult["fields"]): AltTextContext {
  const column = (one: string, other: string) => fields[one] || fields[other];
  const [nearbyText, linkTarget, pageTitle] = [
    column("nearbyText", "nearby_text"),
    column("linkTarget", "link_target"),
    column("pageTitle", "page_title"),
  ];
  return {
    ...(roles.includes(fields.role) && { role: fields.role as NonNullable<AltTextContext["role"]> }),
    ...(nearbyText && { nearbyText }),
    ...(linkTarget && { linkTarget }),
    ...(pageTitle && { pageTitle }),
  };
}
