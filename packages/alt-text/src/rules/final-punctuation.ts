import { emojiPattern } from "../text/emoji.js";
import { endsSentence, endsWithAbbreviation, withoutClosers } from "../text/sentences.js";
import type { Hit, RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";
import { breaksOff } from "./truncated.js";

/** No ornament is longer. */
const tailLength = 200;

export const finalPunctuation: RuleDefinition = {
  id: "final-punctuation",
  severity: "warning",
  finds: "no period at the end, so that readers run on into what follows; or one, where the preset strips it",
  fixes:
    "added (a comma or colon at the end makes way for it) or taken off, but never from an abbreviation or from a text that breaks off",
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
      message: "Nothing ends the text, so that it runs on into what follows: end it with a period.",
      start: trimmed.length,
      end: trimmed.length,
      edit,
    },
  ];
}

/** "A wolf, –" announces more that does not come. */
function withoutSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,;:‚،、–—-]/u.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Emoji and tags after a period do not undo it; their own rules take them off. */
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
      message: "The text ends with a period: take it off.",
      start,
      end: trimmed.length,
      edit: { start, end: trimmed.length, text: "" },
    },
  ];
}
