import { covered } from "../text/quotations.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

/** More letters than these prove nothing more. */
const sampleSize = 1000;
const minLetters = 4;
/** "Apple Store の外観" is Japanese: foreign names may be the longer part. */
const minShare = 0.2;
const minFunctionWords = 3;

/** Languages that are written in several scripts. */
const scriptGroups: Readonly<Record<string, readonly string[]>> = {
  Jpan: ["Hani", "Hira", "Kana"],
  Kore: ["Hang", "Hani"],
  Hans: ["Hani"],
  Hant: ["Hani", "Bopo"],
};

export const language: RuleDefinition = {
  id: "language",
  severity: "warning",
  finds:
    "a text that is not in the language asked for: by its script, and by its little words where lists of both languages are there",
  source: "Legenda: the language asked for",
  roles: ["informative", "functional", "complex"],
  check(subject) {
    const { locale } = subject;
    if (!locale || (hasScriptOf(subject, locale) && !soundsLikeAnother(subject))) return [];
    return [
      {
        message: `This is not written in the language asked for (${locale.toString()}): ask the model for it by name, or change the language.`,
      },
    ];
  },
};

function hasScriptOf({ text, quotations }: Subject, locale: Intl.Locale): boolean {
  const script = locale.maximize().script;
  const pattern = script === undefined ? undefined : patternOf(scriptGroups[script] ?? [script]);
  if (!pattern) return true;
  let letters = 0;
  let expected = 0;
  for (const { index, 0: letter } of text.matchAll(/\p{L}/gu)) {
    if (covered(quotations, index)) continue;
    if (pattern.test(letter)) expected++;
    if (++letters >= sampleSize) break;
  }
  return letters < minLetters || expected >= letters * minShare;
}

/** Nothing for a script that this runtime's Unicode does not know. */
function patternOf(scripts: readonly string[]): RegExp | undefined {
  try {
    return new RegExp(`[${scripts.map((script) => `\\p{Script=${script}}`).join("")}]`, "u");
  } catch {
    return undefined;
  }
}

/** German asked for, and "the … of … with …" answered. */
function soundsLikeAnother({ tokens, words, preset }: Subject): boolean {
  if (!words.functionWords) return false;
  const sample = tokens.slice(0, sampleSize);
  const count = (list: readonly string[]): number => sample.filter(({ word }) => list.includes(word)).length;
  const own = count(words.functionWords);
  return Object.values(preset.languages).some(({ functionWords }) => {
    if (!functionWords || functionWords === words.functionWords) return false;
    const others = count(functionWords);
    return others >= minFunctionWords && others > own * 2;
  });
}
