import type { Preset } from "@legenda/alt-text";

/** Returns a preset for captions, without the rules of length: a caption is as long as the caller asks for. */
export function withoutLength(preset: Preset): Preset {
  return { ...preset, rules: { ...preset.rules, "too-long": "off", "too-many-sentences": "off" } };
}
