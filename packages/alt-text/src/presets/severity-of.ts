import { rules } from "../rules/rules.js";
import type { Preset, RuleId, Severity } from "../types.js";

/** Returns the severity of a rule in a preset; `undefined` if the preset switches the rule off. */
export function severityOf({ rules: chosen }: Preset, id: RuleId): Severity | undefined {
  const severity = chosen[id] ?? rules.find((rule) => rule.id === id)?.severity;
  return severity === "off" ? undefined : severity;
}

/** Returns the source of a rule, such as "WCAG 1.1.1 F30". */
export function sourceOf(id: RuleId): string {
  return rules.find((rule) => rule.id === id)?.source ?? "";
}
