import { covered } from "../text/quotations.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

/** How many letters and words are enough to decide. */
const sampleSize = 1000;
const minLetters = 4;
/** Foreign names may be the longer part: "Apple Store の外観" is Japanese. */
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
    "a text that is not in the requested language: by its script, and by its function words if there are lists for both languages",
  source: "Legenda: the requested language",
  roles: ["informative", "functional", "complex"],
  check(subject) {
    const { locale } = subject;
    if (!locale || (hasScriptOf(subject, locale) && !soundsLikeAnother(subject))) return [];
    return [
      {
        message: `This is not in the requested language (${locale.toString()}): name the language in the prompt, or change the setting.`,
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

/** Returns `undefined` for a script that the runtime's Unicode version does not have. */
function patternOf(scripts: readonly string[]): RegExp | undefined {
  try {
    return new RegExp(`[${scripts.map((script) => `\\p{Script=${script}}`).join("")}]`, "u");
  } catch {
    return undefined;
  }
}

/** Whether the function words are those of another language: "the … of … with …" for German. */
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
