import { capitalize } from "../text/capitalize.js";
import { phraseAt } from "../text/phrases.js";
import { type Opening, openingOf } from "./opening.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

export const redundantOpener: RuleDefinition = {
  id: "redundant-opener",
  severity: "error",
  finds: '"Image of", "This photo shows", "In this picture, we can see": screen readers announce the image already',
  fixes:
    'removed, and the rest begins with a capital; kept before a clause ("shows how …"), where the sentence may be about an image ("photos of … cover"), and in languages where the case of the rest would change',
  source: "github judge prompt (R2); double-great should-not-start-with; WordPress/ai prompt",
  roles: ["informative", "functional", "complex"],
  check(subject) {
    const opening = openingOf(subject);
    if (!opening || subject.preset.allowedOpeners.includes(opening.kind)) return [];
    const { text, words } = subject;
    const { start, end } = opening;
    // "A picture of the founder hangs in the hall": there the image shows the picture.
    if (subject.find(words.openers?.displays).length > 0) return [];
    const message = `"${text.slice(start, end).trim()}" adds nothing, because the image is announced already: begin with what it shows.`;
    const rest = restOf(subject, opening);
    return [{ message, start, end, ...(rest !== undefined && { edit: { start: 0, end: text.length, text: rest } }) }];
  },
};

/** Returns the text without the opener; `undefined` if that is not a text of its own. */
function restOf({ text, tokens, words, locale }: Subject, { to, end, separable }: Opening): string | undefined {
  const { removable = false, clauses = [] } = words.openers ?? {};
  if (!removable || !separable || phraseAt(text, tokens, to, clauses)) return undefined;
  const rest = text.slice(end).replace(/^[\s,:]+/u, "");
  return /^[\p{L}\p{N}"'“‘«(]/u.test(rest) ? capitalize(rest, locale?.toString()) : undefined;
}
