import type { Severity } from "../types.js";
import { allRules } from "./all-rules.js";
import { applyEdits } from "./apply-edits.js";
import type { Hit, RuleDefinition } from "./rule.js";
import { isBlank, type Subject } from "./subject.js";

/** A rule that found something, with the repaired text if it can be repaired. */
export interface Outcome {
  readonly rule: RuleDefinition;
  readonly severity: Severity;
  readonly hits: readonly Hit[];
  readonly repaired?: string;
}

/** Longer texts are not repaired. In UTF-16 units. */
export const maxRepairedLength = 5_000;
const meaningfulRoles = ["informative", "functional", "complex", "text"] as const;

/** Runs the rules one by one, so that a repair can stop at the first rule that has one. */
export function* outcomesOf(subject: Subject): Generator<Outcome, void, undefined> {
  const role = subject.context.role ?? "informative";
  const stages = subject.blank || role === "decorative" ? (["blank"] as const) : (["whole", undefined] as const);
  for (const stage of stages) {
    let found = false;
    for (const rule of allRules) {
      if (rule.stage !== stage || !(rule.roles ?? meaningfulRoles).some((other) => other === role)) continue;
      const severity = subject.preset.rules[rule.id] ?? rule.severity;
      if (severity === "off") continue;
      const hits = rule.check(subject);
      if (hits.length === 0) continue;
      found = true;
      yield { rule, severity, hits, ...repairOf(subject, hits) };
    }
    // If the text is not a description at all, other findings do not matter.
    if (found && stage === "whole") return;
  }
}

/** Returns the repaired text, unless the repair would remove the last word or everything visible. */
function repairOf({ text, blank }: Subject, hits: readonly Hit[]): { repaired?: string } {
  const edits = hits.flatMap(({ edit }) => edit ?? []);
  if (edits.length === 0 || text.length > maxRepairedLength) return {};
  const repaired = applyEdits(text, edits);
  if (repaired === text || (hasWord(text) && !hasWord(repaired)) || (!blank && isBlank(repaired))) return {};
  return { repaired };
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
