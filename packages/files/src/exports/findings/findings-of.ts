import { type AltTextOptions, checkAltText, type Finding, type Preset, presets } from "@legenda/alt-text";
import type { BatchResult } from "@legenda/batch";
import { baseName } from "../../paths/base-name.js";
import { captionParts } from "../caption-parts.js";
import { recordedFindings } from "./recorded-findings.js";

/** The rules of length are those of alt text: a caption is as long as was asked for. */
const forCaptions: Preset = {
  ...presets.legenda,
  rules: { ...presets.legenda.rules, "too-long": "off", "too-many-sentences": "off" },
};

export interface FindingsOptions {
  /** The rules. @default the findings of the answer's own check, otherwise the default rules */
  readonly check?: AltTextOptions | false | undefined;
  readonly language?: string | undefined;
  /** Whether other pictures have the same text. */
  readonly isRepeated: boolean;
}

/** The findings of the alt-text rules in the text of a result; `undefined` if it is not checked. */
export function findingsOf(
  result: BatchResult,
  text: string | undefined,
  { check, language, isRepeated }: FindingsOptions,
): readonly Finding[] | undefined {
  if (check === false || text === undefined || result.status === "failed") return undefined;
  const value = result.status === "done" ? result.value : undefined;
  // A list of tags is not a sentence, and a verdict has no text.
  if (Array.isArray(value) || (result.status === "done" && captionParts(value).text === undefined)) return undefined;
  const recorded = check === undefined ? recordedFindings(result) : undefined;
  if (recorded) return recorded;
  const answer = typeof value === "object" && value !== null ? (value as { alt?: unknown; decorative?: unknown }) : {};
  const isDuplicate = result.status === "done" && result.origin === "duplicate";
  return checkAltText(text, {
    filename: baseName(result.key),
    ...(answer.alt === undefined && { preset: forCaptions }),
    ...(language !== undefined && { language }),
    ...check,
    ...(isRepeated && !isDuplicate && { others: [...(check?.others ?? []), text] }),
    ...(answer.decorative === true && { context: { ...check?.context, role: "decorative" } }),
    ...(result.status === "done" && result.call?.finish === "length" && { truncated: true }),
  });
}
