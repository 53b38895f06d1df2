import { checkAltText } from "./check-alt-text.js";
import { resolvePreset } from "./presets/resolve-preset.js";
import { maxRepairedLength, type Outcome, outcomesOf } from "./rules/run-rules.js";
import { Subject } from "./rules/subject.js";
import type { AltTextOptions, FixedAltText, RuleId } from "./types.js";

/**
 * Repairs what can be repaired without knowing the image, and returns what is left. A repair never removes the last word
 * and never changes what the text says about the image. Repairs go on until none is left, so that repairing a text again
 * changes nothing. Texts of more than 5,000 UTF-16 units are not repaired.
 *
 * @throws {DefinitionError} if the preset is unknown
 *
 * @example
 * import { fixAltText } from "@legenda/alt-text";
 *
 * const { text, fixed, findings } = fixAltText("**Alt text:** this image shows a wolf on a ridge");
 * text; // "A wolf on a ridge."
 * fixed; // ["markdown", "label", "redundant-opener", "final-punctuation"]
 * findings; // []
 */
export function fixAltText(text: string, options: AltTextOptions = {}): FixedAltText {
  const preset = resolvePreset(options.preset);
  const fixed = new Set<RuleId>();
  let current = text;
  // This ends because every repair shortens the text, except for the final period, which no other repair removes.
  for (let next = firstRepair(current); next; next = firstRepair(current)) {
    current = next.repaired;
    fixed.add(next.rule.id);
  }
  return { text: current, fixed: [...fixed], findings: checkAltText(current, { ...options, preset }) };

  function firstRepair(text: string): Repair | undefined {
    if (text.length > maxRepairedLength) return undefined;
    for (const outcome of outcomesOf(new Subject(text, preset, options))) if (isRepair(outcome)) return outcome;
    return undefined;
  }
}

type Repair = Outcome & { readonly repaired: string };

function isRepair(outcome: Outcome): outcome is Repair {
  return outcome.repaired !== undefined;
}
