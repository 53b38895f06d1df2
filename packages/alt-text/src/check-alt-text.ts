import { resolvePreset } from "./presets/resolve-preset.js";
import { type Outcome, outcomesOf } from "./rules/run-rules.js";
import { Subject } from "./rules/subject.js";
import type { AltTextOptions, Finding } from "./types.js";

/** A rule that finds more has made its point. */
const maxFindingsPerRule = 20;

/**
 * What is wrong with an alt text, and what to write instead. A pure function: no network, no model. It never throws
 * for a text, whatever is in it; an unknown preset is a `DefinitionError`.
 *
 * @example
 * import { checkAltText } from "@legenda/alt-text";
 *
 * for (const { rule, severity, message } of checkAltText("Image of a wolf", { filename: "wolf.jpg" })) {
 *   console.log(severity, rule, message);
 * }
 */
export function checkAltText(text: string, options: AltTextOptions = {}): readonly Finding[] {
  const preset = resolvePreset(options.preset);
  return [...outcomesOf(new Subject(text, preset, options))].flatMap(findingsOf);
}

function findingsOf({ rule, severity, hits, repaired }: Outcome): Finding[] {
  return hits.slice(0, maxFindingsPerRule).map(({ message, start, end, edit }) => ({
    rule: rule.id,
    severity,
    // A quotation in it may end within a surrogate pair.
    message: message.toWellFormed(),
    ...(start !== undefined && end !== undefined && { start, end }),
    fixable: edit !== undefined && repaired !== undefined,
    source: rule.source,
  }));
}
