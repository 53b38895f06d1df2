import { contextText } from "../text/context-text.js";
import { findPhrases, type Span } from "../text/phrases.js";
import { tokensOf } from "../text/tokens.js";
import { ownWordsRoles } from "./own-words-roles.js";
import type { Hit, RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";
import { ownWords } from "./wording.js";

const source = "inference.net (assume nothing about gender, emotion or context)";
const likewise = `Legenda, after ${source}`;

export const guessedGender: RuleDefinition = {
  id: "guessed-gender",
  severity: "warning",
  finds: '"man", "woman", "girl" unless a name or the context confirms it; statues, drawings and signs are allowed',
  source,
  roles: ownWordsRoles,
  check(subject) {
    if ((subject.context.names ?? []).length > 0 || confirmedByContext(subject, subject.words.gender ?? [])) return [];
    return guesses(
      subject,
      subject.words.gender,
      (word) => `"${word}" may be a guess: write "person", "child" or what they do, unless the context confirms it.`,
    );
  },
};

export const guessedAge: RuleDefinition = {
  id: "guessed-age",
  severity: "warning",
  finds: '"elderly", "young woman", "in his thirties" unless the context confirms it',
  source: likewise,
  roles: ownWordsRoles,
  check(subject) {
    return guesses(
      subject,
      subject.words.age,
      (word) => `"${word}" guesses an age: leave it out, or describe what can be seen, such as white hair.`,
    );
  },
};

export const guessedEthnicity: RuleDefinition = {
  id: "guessed-ethnicity",
  severity: "warning",
  finds: '"Asian man", "Hispanic woman" unless the context confirms it',
  source: likewise,
  roles: ownWordsRoles,
  check(subject) {
    return guesses(
      subject,
      subject.words.ethnicity,
      (word) => `"${word}" guesses an origin: leave it out, unless the context confirms it.`,
    );
  },
};

export const guessedEmotion: RuleDefinition = {
  id: "guessed-emotion",
  severity: "warning",
  finds: '"happy", "sad", "enjoying" instead of what can be seen: smiling, frowning, dancing',
  source,
  roles: ownWordsRoles,
  check(subject) {
    return guesses(
      subject,
      subject.words.emotion,
      (word) => `"${word}" guesses a feeling: describe what can be seen, such as a smile or raised arms.`,
    );
  },
};

function guesses(subject: Subject, phrases: readonly string[] | undefined, message: (word: string) => string): readonly Hit[] {
  const { text } = subject;
  // "Hispanic" and "Asian" always have a capital, which does not mark a title.
  const found = phrases === subject.words.ethnicity ? subject.find(phrases) : ownWords(subject, phrases);
  if (found.length === 0) return [];
  const depictions = subject.find(subject.words.depictions);
  return found
    .filter((span) => !depicted(text, span, depictions) && !confirmedByContext(subject, [text.slice(span.start, span.end)]))
    .map(({ start, end }) => ({ message: message(text.slice(start, end)), start, end }));
}

/** Whether a phrase is about an artwork or sign, which has the gender, age and mood that its maker gave it: "statue of a man". */
function depicted(text: string, { start, end }: Span, depictions: readonly Span[]): boolean {
  return depictions.some(
    (made) => made.end <= start || (made.start >= end && made.start - end < 16 && !/[.,;]/.test(text.slice(end, made.start))),
  );
}

function confirmedByContext({ options }: Subject, phrases: readonly string[]): boolean {
  const text = contextText(options);
  return findPhrases(text, tokensOf(text), phrases).length > 0;
}
