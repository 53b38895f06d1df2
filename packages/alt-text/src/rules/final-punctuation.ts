import { emojiPattern } from "../text/emoji.js";
import { endsSentence, endsWithAbbreviation, withoutClosers } from "../text/sentences.js";
import type { Hit, RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";
import { breaksOff } from "./truncated.js";

/** Emoji and tags at the end are not longer. */
const tailLength = 200;

export const finalPunctuation: RuleDefinition = {
  id: "final-punctuation",
  severity: "warning",
  finds: "no period at the end, so that screen readers do not pause; or a period, if the preset strips it",
  fixes:
    "added (in place of a comma or colon at the end) or removed, but never after an abbreviation or in a text that breaks off",
  source: "Harvard, axesslab (require); WordPress/ai (strip); double-great end-with-punctuation",
  roles: ["informative", "complex"],
  check(subject) {
    const { finalPunctuation: choice } = subject.preset;
    const period = subject.words.period;
    if (choice === "keep" || period === undefined || breaksOff(subject)) return [];
    return choice === "require" ? required(subject, period) : stripped(subject, period);
  },
};

function required({ text }: Subject, period: string): readonly Hit[] {
  const trimmed = text.trimEnd();
  if (endsSentence(withoutOrnaments(text)) || /…$/u.test(withoutClosers(text.slice(-40)))) return [];
  const kept = withoutSeparators(trimmed);
  if (kept === "") return [];
  const edit = { start: kept.length, end: trimmed.length, text: period };
  return [
    {
      message: "The text does not end with a period, so that screen readers do not pause after it: add one.",
      start: trimmed.length,
      end: trimmed.length,
      edit,
    },
  ];
}

/** Removes separators at the end, as in "A wolf, –". */
function withoutSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,;:‚،、–—-]/u.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Ignores emoji and tags after a period. Their own rules remove them. */
function withoutOrnaments(text: string): string {
  return text
    .slice(-tailLength)
    .replace(emojiPattern, "")
    .replace(/<[^<>]*>/gu, "");
}

function stripped({ text, words }: Subject, period: string): readonly Hit[] {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith(period) || endsWithAbbreviation(trimmed, words.abbreviations ?? [])) return [];
  let start = trimmed.length;
  while (start > 0 && trimmed.startsWith(period, start - period.length)) start -= period.length;
  if (start <= 0) return [];
  return [
    {
      message: "The text ends with a period: remove it.",
      start,
      end: trimmed.length,
      edit: { start, end: trimmed.length, text: "" },
    },
  ];
}
