/**
 * Rules for alt text, as pure functions: check a text, repair what is safe to repair.
 *
 * @module
 * @example
 * import { checkAltText, fixAltText } from "@legenda/alt-text";
 *
 * for (const { rule, message } of checkAltText("Image of a wolf", { filename: "wolf.jpg" })) console.log(rule, message);
 * console.log(fixAltText("Image of a **brown leather bag**").text);
 */
export { checkAltText } from "./check-alt-text.js";
export { fixAltText } from "./fix-alt-text.js";
export type { LanguageData } from "./language/language-data.js";
export { languages } from "./language/languages.js";
export type { OpenerData, OpenerKind } from "./language/opener.js";
export { presets } from "./presets/presets.js";
export { resolvePreset } from "./presets/resolve-preset.js";
export { rules } from "./rules/rules.js";
export { countGraphemes } from "./text/graphemes.js";
export { isMissingImageReply } from "./text/is-missing-image-reply.js";
export { type SeenText, SeenTexts } from "./text/seen-texts.js";
export { textKeys } from "./text/text-keys.js";
export type {
  AltTextContext,
  AltTextOptions,
  AltTextRole,
  FinalPunctuation,
  Finding,
  FixedAltText,
  Preset,
  PresetName,
  Rule,
  RuleId,
  Severity,
} from "./types.js";
