import { DefinitionError } from "@legenda/core";
import type { Preset, PresetName } from "../types.js";
import { presets } from "./presets.js";

/**
 * Returns the preset with this name. A preset object is returned unchanged.
 *
 * @throws {DefinitionError} if the name is unknown
 */
export function resolvePreset(preset: PresetName | Preset = "legenda"): Preset {
  if (typeof preset !== "string") return preset;
  if (Object.hasOwn(presets, preset)) return presets[preset];
  throw new DefinitionError(`There is no preset "${preset}": use one of ${Object.keys(presets).join(", ")}, or your own object.`);
}
