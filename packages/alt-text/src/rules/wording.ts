import { inTitle } from "../text/in-title.js";
import type { Span } from "../text/phrases.js";
import { ownWordsRoles } from "./own-words-roles.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

/** Finds phrases of a list that are the writer's own words: outside quotations and titles. */
export function ownWords(subject: Subject, phrases: readonly string[] | undefined): readonly Span[] {
  const { text, words } = subject;
  const found = subject.find(phrases);
  // If every noun has a capital, or all letters are capitals, a capital does not mark a title.
  if (found.length === 0 || words.capitalNouns || !/\p{Ll}/u.test(text)) return found;
  return found.filter((span) => !inTitle(text, span));
}

export const hedge: RuleDefinition = {
  id: "hedge",
  severity: "warning",
  finds: '"appears to be", "possibly", "maybe": a guess instead of what can be seen',
  source: "inference.net (describe what is visible, assume nothing)",
  roles: ownWordsRoles,
  check(subject) {
    return ownWords(subject, subject.words.hedges).map(({ start, end }) => ({
      message: `"${subject.text.slice(start, end)}" is a guess: say what can be seen, or leave it out.`,
      start,
      end,
    }));
  },
};

export const subjective: RuleDefinition = {
  id: "subjective",
  severity: "warning",
  finds: '"beautiful", "stunning", "cute": an opinion instead of what can be seen',
  source: "Legenda: objective language",
  roles: ownWordsRoles,
  check(subject) {
    return ownWords(subject, subject.words.subjective).map(({ start, end }) => ({
      message: `"${subject.text.slice(start, end)}" is an opinion: describe what makes it so.`,
      start,
      end,
    }));
  },
};
