import type { RunSettings } from "@legenda/batch";
import type { ColumnText } from "../flags/column-text.js";
import { defaultOptions, type Flags, kebabCase, type ParsedFlags } from "../flags/define-flags.js";

type Setting = RunSettings[string];

/**
 * What the answers of a run depend on, for its journal: the flags that affect answers, by their names. Defaults are left
 * out, so that a new flag does not invalidate old journals.
 *
 * @param more what is not a flag's value as it was given, such as the model's name
 */
export function runSettings<F extends Flags>(
  flags: F,
  options: ParsedFlags<F>,
  more: Readonly<Record<string, string | undefined>>,
): RunSettings {
  const defaults: Readonly<Record<string, unknown>> = defaultOptions(flags as Flags);
  const values: Readonly<Record<string, unknown>> = options;
  const settings = Object.entries(flags).flatMap(([name, { affectsAnswers }]): [string, Setting][] => {
    const value = values[name];
    if (!affectsAnswers || value === undefined || value === defaults[name]) return [];
    // Only what is joined with the earlier captions depends on them.
    if (name === "existing" && value === "overwrite") return [];
    return [[kebabCase(name), asSetting(value)]];
  });
  const others = Object.entries(more).flatMap(([name, value]): [string, Setting][] =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries([...settings, ...others]);
}

function asSetting(value: unknown): Setting {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  const plain = plainValue(value);
  return typeof plain === "string" ? plain : JSON.stringify(plain);
}

/** Maps as objects, and texts with columns as they were written. */
function plainValue(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, plainValue(inner)]));
  return isColumnText(value) ? value.written : value;
}

const isColumnText = (value: unknown): value is ColumnText => typeof value === "object" && value !== null && "written" in value;
