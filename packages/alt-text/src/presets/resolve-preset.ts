import { DefinitionError } from "@legenda/core";
import type { Preset, PresetName } from "../types.js";
import { presets } from "./presets.js";

/**
 * The preset of a name; a preset that is passed in is returned as it is.
 *
 * @throws DefinitionError for an unknown name.
 */
export function resolvePreset(preset: PresetName | Preset = "legenda"): Preset {
  if (typeof preset !== "string") return preset;
  if (Object.hasOwn(presets, preset)) return presets[preset];
  throw new DefinitionError(
    `There is no preset "${preset}": use one of ${Object.keys(presets).join(", ")}, or an object of your own.`,
  );
}
