import { type Preset, type PresetName, presets, type RuleId, rules, type Severity } from "@legenda/alt-text";
import type { CheckOptions } from "../../flags/check-flags.js";
import { nearest } from "../../flags/nearest.js";
import { UsageError } from "../../usage-error.js";

/** The settings of the rules, from valid flags. */
export interface CheckSettings {
  readonly preset: Preset;
  readonly language: string | undefined;
}

const severities = ["off", "warning", "error"] as const;

/** @throws {UsageError} that names the flag */
export function checkSettings({ preset = "legenda", rule = [], language }: CheckOptions): CheckSettings {
  if (!isPreset(preset)) throw unknown("--preset", preset, Object.keys(presets), "preset");
  if (language !== undefined && !isLanguage(language)) {
    throw new UsageError(`--language: "${language}" is not a language tag. Write one such as en, de or pt-BR.`);
  }
  const chosen = presets[preset];
  const changes = Object.fromEntries(rule.map(ruleChange));
  return { preset: { ...chosen, rules: { ...chosen.rules, ...changes } }, language };
}

function ruleChange(change: string): readonly [RuleId, Severity | "off"] {
  const [name = "", value = ""] = change.split("=", 2).map((part) => part.trim());
  const id = rules.find((rule) => rule.id === name)?.id;
  const ids = rules.map((rule) => rule.id);
  if (id === undefined) throw unknown("--rule", name, ids, "rule");
  const severity = severities.find((choice) => choice === value);
  if (severity === undefined) throw new UsageError(`--rule ${change}: write ${name}=off, ${name}=warning or ${name}=error.`);
  return [id, severity];
}

function unknown(flag: string, word: string, candidates: readonly string[], what: string): UsageError {
  const suggestion = nearest(word, candidates);
  const hint = suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`;
  return new UsageError(`${flag}: there is no ${what} "${word}".${hint} Choose one of ${candidates.join(", ")}.`);
}

function isPreset(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}

function isLanguage(tag: string): boolean {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).language !== "und";
  } catch {
    return false;
  }
}
