import { resolvePreset } from "./presets/resolve-preset.js";
import { type Outcome, outcomesOf } from "./rules/run-rules.js";
import { Subject } from "./rules/subject.js";
import type { AltTextOptions, Finding } from "./types.js";

/** Further findings of the same rule are left out. */
const maxFindingsPerRule = 20;

/**
 * Checks an alt text and returns what is wrong with it and what to write instead: at most 20 findings for each rule. A pure
 * function without network or model, which accepts any text.
 *
 * @throws {DefinitionError} if the preset is unknown
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
    // A quotation in the message may end inside a surrogate pair.
    message: message.toWellFormed(),
    ...(start !== undefined && end !== undefined && { start, end }),
    fixable: edit !== undefined && repaired !== undefined,
    source: rule.source,
  }));
}
