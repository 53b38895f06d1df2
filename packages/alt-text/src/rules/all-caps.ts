import { adjacent } from "../text/phrases.js";
import { covered } from "../text/quotations.js";
import { ownWordsRoles } from "./own-words-roles.js";
import type { Hit, RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

/** "IBM PC AT" and "NASA UNESCO" are names; three words with one of seven letters, or this many letters, are shouted. */
const minLetters = 13;

export const allCaps: RuleDefinition = {
  id: "all-caps",
  severity: "error",
  finds: "words in capitals, which some screen readers spell out; quotations and abbreviations are ignored",
  source: "Legenda: capitals are spelled out by some screen readers",
  roles: ownWordsRoles,
  check(subject) {
    const { text, tokens } = subject;
    const hits: Hit[] = [];
    for (let from = 0; from < tokens.length; from++) {
      let to = from;
      let letters = 0;
      while (to < tokens.length && isCapitals(subject, to) && (to === from || adjacent(text, tokens[to - 1], tokens[to]))) {
        letters += (tokens[to]?.end ?? 0) - (tokens[to]?.start ?? 0);
        to++;
      }
      const first = tokens[from];
      const last = tokens[to - 1];
      if (to - from >= 2 && letters >= minLetters && first && last) {
        const message = "Some screen readers spell out capitals: write this in lower case, except for abbreviations.";
        hits.push({ message, start: first.start, end: last.end });
      }
      if (to > from) from = to - 1;
    }
    return hits;
  },
};

function isCapitals({ text, tokens, quotations }: Subject, at: number): boolean {
  const token = tokens[at];
  if (!token || covered(quotations, token.start)) return false;
  const word = text.slice(token.start, token.end);
  return /\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);
}
