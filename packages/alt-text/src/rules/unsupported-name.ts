import { contextText } from "../text/context-text.js";
import { capitalAt } from "../text/in-title.js";
import { adjacent, phraseAt } from "../text/phrases.js";
import { covered } from "../text/quotations.js";
import { ownWordsRoles } from "./own-words-roles.js";
import type { Hit, RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

export const unsupportedName: RuleDefinition = {
  id: "unsupported-name",
  severity: "warning",
  finds: "a person's name that is not in the context: a model that recognises faces is guessing",
  source: "Legenda: people are named only if the context has the name",
  roles: ownWordsRoles,
  check(subject) {
    const { text, tokens, quotations } = subject;
    // If all letters are capitals, a capital does not mark a name.
    if (!subject.words.givenNames || !/\p{Ll}/u.test(text)) return [];
    const context = contextText(subject.options);
    const hits: Hit[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const name = nameAt(subject, at);
      const first = tokens[at];
      const last = tokens[(name?.to ?? 0) - 1];
      if (!name || !first || !last) continue;
      const confirmed = tokens.slice(name.from, name.to).some(({ word }) => word.length > 2 && context.includes(word));
      if (!confirmed && !covered(quotations, first.start)) {
        const message = `Nothing on the page confirms that this is ${text.slice(first.start, last.end)}: add the name to the context, or leave it out.`;
        hits.push({ message, start: first.start, end: last.end });
      }
      at = name.to - 1;
    }
    return hits;
  },
};

/** Finds "President Lincoln" and "Marie Curie", but not "King Street" or "James Webb Space Telescope". */
function nameAt({ text, tokens, words }: Subject, at: number): { from: number; to: number } | undefined {
  const isProper = (index: number): boolean => capitalAt(text, tokens[index]?.start ?? text.length);
  const follows = (index: number): boolean => adjacent(text, tokens[index - 1], tokens[index]) || initial(text, tokens, index);
  if (!isProper(at)) return undefined;
  const title = phraseAt(text, tokens, at, words.honorifics ?? []);
  const from = title?.to ?? at;
  if (!title && !words.givenNames?.includes(tokens[at]?.word ?? "")) return undefined;
  let to = title ? from : at + 1;
  while (to < tokens.length && isProper(to) && follows(to)) to++;
  // A given name alone may be a brand or a place, and an honorific alone is an office.
  if (to === from || (!title && to < at + 2)) return undefined;
  const around = tokens.slice(from, to + 2);
  return around.some(({ word }) => words.namedThings?.includes(word)) ? undefined : { from, to };
}

/** Whether only the period of an abbreviation or initial separates two words: "Dr. King", "John F. Kennedy". */
function initial(text: string, tokens: Subject["tokens"], index: number): boolean {
  const before = tokens[index - 1];
  const token = tokens[index];
  return (
    before !== undefined &&
    token !== undefined &&
    before.end - before.start <= 4 &&
    /^\.\s$/u.test(text.slice(before.end, token.start))
  );
}
