import type { Severity } from "../types.js";
import { allRules } from "./all-rules.js";
import { applyEdits } from "./apply-edits.js";
import type { Hit, RuleDefinition } from "./rule.js";
import { isBlank, type Subject } from "./subject.js";

/** A rule that found something, with the text as its repairs leave it. */
export interface Outcome {
  readonly rule: RuleDefinition;
  readonly severity: Severity;
  readonly hits: readonly Hit[];
  readonly repaired?: string;
}

/** Whatever is longer is no alt text to be repaired. */
export const maxRepairedLength = 5_000;
const meaningfulRoles = ["informative", "functional", "complex", "text"] as const;

/** What the rules find, each when it is asked for, so that a repair need not wait for the rules behind it. */
export function* outcomesOf(subject: Subject): Generator<Outcome, void, undefined> {
  const role = subject.context.role ?? "informative";
  const stages = subject.blank || role === "decorative" ? (["blank"] as const) : (["whole", undefined] as const);
  for (const stage of stages) {
    let found = false;
    for (const rule of allRules) {
      if (rule.stage !== stage || !(rule.roles ?? meaningfulRoles).some((known) => known === role)) continue;
      const severity = subject.preset.rules[rule.id] ?? rule.severity;
      if (severity === "off") continue;
      const hits = rule.check(subject);
      if (hits.length === 0) continue;
      found = true;
      yield { rule, severity, hits, ...repairOf(subject, hits) };
    }
    // Of what is no description, nothing else needs to be said.
    if (found && stage === "whole") return;
  }
}

/** The text with the edits made, unless that would take its last word, or all of what there is to see. */
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
