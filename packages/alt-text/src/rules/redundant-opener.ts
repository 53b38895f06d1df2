import { capitalize } from "../text/capitalize.js";
import { phraseAt } from "../text/phrases.js";
import { type Opening, openingOf } from "./opening.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

export const redundantOpener: RuleDefinition = {
  id: "redundant-opener",
  severity: "error",
  finds: '"Image of", "This photo shows", "In this picture, we can see": the reader is told already that there is an image',
  fixes:
    'taken off, and the rest begins with a capital; not before a clause ("shows how …"), nor where a sentence may be about the image ("photos of … cover"), nor in languages where the case would change',
  source: "github judge prompt (R2); double-great should-not-start-with; WordPress/ai prompt",
  roles: ["informative", "functional", "complex"],
  check(subject) {
    const opening = openingOf(subject);
    if (!opening || subject.preset.allowedOpeners.includes(opening.kind)) return [];
    const { text, words } = subject;
    const { start, end } = opening;
    // "A picture of the founder hangs in the hall": there the picture is what is shown.
    if (subject.find(words.openers?.displays).length > 0) return [];
    const message = `"${text.slice(start, end).trim()}" tells nothing that the image does not: begin with what it shows.`;
    const rest = restOf(subject, opening);
    return [{ message, start, end, ...(rest !== undefined && { edit: { start: 0, end: text.length, text: rest } }) }];
  },
};

/** What is left without the opener, where that can stand by itself. */
function restOf({ text, tokens, words, locale }: Subject, { to, end, separable }: Opening): string | undefined {
  const { removable = false, clauses = [] } = words.openers ?? {};
  if (!removable || !separable || phraseAt(text, tokens, to, clauses)) return undefined;
  const rest = text.slice(end).replace(/^[\s,:]+/u, "");
  return /^[\p{L}\p{N}"'“‘«(]/u.test(rest) ? capitalize(rest, locale?.toString()) : undefined;
}
