import { languages } from "../language/languages.js";
import type { OpenerKind } from "../language/opener.js";
import { allRules } from "../rules/all-rules.js";
import type { Preset, PresetName, RuleId, Severity } from "../types.js";

/** Media that say how the image was made. That it is an image is announced anyway. */
const informativeMedia: readonly OpenerKind[] = [
  "illustration",
  "drawing",
  "painting",
  "cartoon",
  "screenshot",
  "diagram",
  "map",
  "chart",
  "logo",
  "icon",
];

const allMedia: readonly OpenerKind[] = [...informativeMedia, "image", "picture", "photo", "photograph", "graphic"];

/** Rules that only older tools have are off. */
const legendaRules = { "redundant-word": "off", "redundant-ending": "off" } as const;

const legenda: Preset = {
  source: "Legenda",
  maxLength: 125,
  minLength: 0,
  maxSentences: 2,
  finalPunctuation: "require",
  allowedOpeners: informativeMedia,
  rules: legendaRules,
  languages,
};

/** For sources that do not prescribe a style. */
const open = {
  minLength: 0,
  maxSentences: Infinity,
  maxLength: Infinity,
  finalPunctuation: "keep",
  allowedOpeners: allMedia,
  languages,
} as const;

/** Switches off all rules but these. */
function only(rules: Partial<Record<RuleId, Severity>>): Preset["rules"] {
  return { ...Object.fromEntries(allRules.map(({ id }) => [id, "off"])), ...rules };
}

/**
 * The presets by name, because sources disagree on what good alt text is. Each is plain data: spread one and change it.
 *
 * @example
 * import { fixAltText, presets } from "@legenda/alt-text";
 *
 * const shop = { ...presets.legenda, maxLength: 100, rules: { ...presets.legenda.rules, "guessed-gender": "off" as const } };
 * fixAltText("a woman in a red coat", { preset: shop }).text; // "a woman in a red coat."
 */
export const presets: Readonly<Record<PresetName, Preset>> = {
  legenda,
  wcag: {
    ...open,
    source: "WCAG 2.2, success criterion 1.1.1: failures F30, F38, F39, F65; ACT rules",
    rules: only({
      missing: "error",
      "decorative-text": "error",
      filename: "error",
      placeholder: "error",
      vague: "error",
      "empty-unexplained": "warning",
    }),
  },
  axe: {
    ...open,
    source: "axe-core 4.11: image-alt, image-redundant-alt",
    rules: only({ missing: "error", "repeats-context": "warning" }),
  },
  github: {
    ...open,
    source: "github/accessibility-scanner-alt-text-plugin: its rules, and what its judge is told",
    allowedOpeners: [...informativeMedia, "photograph"],
    rules: only({
      missing: "error",
      filename: "error",
      vague: "error",
      placeholder: "error",
      "repeated-in-batch": "warning",
      "redundant-opener": "warning",
      "keyword-stuffing": "warning",
    }),
  },
  "double-great": {
    ...open,
    source: "double-great/alt-text",
    maxLength: 124,
    finalPunctuation: "require",
    allowedOpeners: ["illustration", "drawing", "painting", "cartoon", "diagram", "map", "chart", "logo", "icon"],
    rules: only({
      missing: "error",
      "decorative-text": "error",
      filename: "error",
      vague: "error",
      placeholder: "error",
      "redundant-opener": "warning",
      "redundant-ending": "warning",
      credit: "warning",
      emoji: "warning",
      "too-long": "warning",
      "final-punctuation": "warning",
    }),
  },
  "jsx-a11y": {
    ...open,
    source: "eslint-plugin-jsx-a11y: alt-text, img-redundant-alt",
    rules: only({ missing: "error", "redundant-word": "error" }),
  },
  wordpress: { ...legenda, source: "WordPress/ai: at most 125 characters, trailing period removed", finalPunctuation: "strip" },
  harvard: { ...legenda, source: "Harvard: a period at the end; semantic openers allowed" },
  iowa: { ...legenda, source: "University of Iowa: 100 to 130 characters", maxLength: 130 },
  minnesota: { ...legenda, source: "University of Minnesota: at most 150 characters", maxLength: 150 },
  cerritos: { ...legenda, source: "Cerritos College: 8 to 80 characters", minLength: 8, maxLength: 80 },
  "inference.net": {
    ...legenda,
    source: "inference.net's captioning guide: one or two sentences, 120 characters",
    maxLength: 120,
  },
  "alt-text-llm": { ...legenda, source: "alt-text-llm: at most 300 characters", maxLength: 300 },
};
