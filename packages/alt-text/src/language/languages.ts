import { de } from "./de.js";
import { en } from "./en.js";
import type { LanguageData } from "./language-data.js";

/**
 * The word lists of the built-in languages. To add a language or to change a list, spread them into a preset.
 *
 * @example
 * import { checkAltText, languages, presets } from "@legenda/alt-text";
 *
 * const fr = { period: ".", vague: ["image", "photo"], hedges: ["semble", "peut-être"] };
 * const preset = { ...presets.legenda, languages: { ...languages, fr } };
 * checkAltText("Photo", { preset, language: "fr" }); // vague
 */
export const languages: Readonly<Record<string, LanguageData>> = { en, de };
