import { inTitle } from "../text/in-title.js";
import type { Span } from "../text/phrases.js";
import { ownWordsRoles } from "./own-words-roles.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

/** Words of a list that are the writer's own: in no quotation and no title. */
export function ownWords(subject: Subject, phrases: readonly string[] | undefined): readonly Span[] {
  const { text, words } = subject;
  const found = subject.find(phrases);
  // Where every noun has a capital, or every letter is one, a capital says nothing.
  if (found.length === 0 || words.capitalNouns || !/\p{Ll}/u.test(text)) return found;
  return found.filter((span) => !inTitle(text, span));
}

export const hedge: RuleDefinition = {
  id: "hedge",
  severity: "warning",
  finds: '"appears to be", "possibly", "maybe": say what is seen, or leave it out',
  source: "inference.net (describe what is visible, assume nothing)",
  roles: ownWordsRoles,
  check(subject) {
    return ownWords(subject, subject.words.hedges).map(({ start, end }) => ({
      message: `"${subject.text.slice(start, end)}" is a guess: say what is seen, or leave it out.`,
      start,
      end,
    }));
  },
};

export const subjective: RuleDefinition = {
  id: "subjective",
  severity: "warning",
  finds: '"beautiful", "stunning", "cute": an opinion in place of what is seen',
  source: "Legenda: objective language",
  roles: ownWordsRoles,
  check(subject) {
    return ownWords(subject, subject.words.subjective).map(({ start, end }) => ({
      message: `"${subject.text.slice(start, end)}" is an opinion: name what is seen that makes it so.`,
      start,
      end,
    }));
  },
};
