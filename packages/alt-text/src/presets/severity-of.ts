import { rules } from "../rules/rules.js";
import type { Preset, RuleId, Severity } from "../types.js";

/** How serious a preset makes the findings of a rule; `undefined` where it turns the rule off. */
export function severityOf({ rules: chosen }: Preset, id: RuleId): Severity | undefined {
  const severity = chosen[id] ?? rules.find((rule) => rule.id === id)?.severity;
  return severity === "off" ? undefined : severity;
}

/** Where a rule comes from, such as "WCAG 1.1.1 F30". */
export function sourceOf(id: RuleId): string {
  return rules.find((rule) => rule.id === id)?.source ?? "";
}
