import { capitalize } from "../text/capitalize.js";
import { phraseAt } from "../text/phrases.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

const colonPattern = /^\s{0,3}[:：=]\s*/u;
/** "Sure! Here is a short caption for your image:" is about as long as they are. */
const maxPreambleWords = 14;

export const label: RuleDefinition = {
  id: "label",
  severity: "error",
  finds: '"Alt text:", "Caption:", "Sure! Here is a caption:" and similar before the text',
  fixes: "removed, and the rest begins with a capital",
  source: "Legenda: what models put before their answer",
  check(subject) {
    const { text } = subject;
    const start = text.length - text.trimStart().length;
    const end = labelEnd(subject);
    if (end === undefined || text.slice(end).trim() === "") return [];
    const rest = capitalize(text.slice(end), subject.locale?.toString());
    const message = `"${text.slice(start, end).trim().slice(-40)}" is read out with the text: begin with the text itself.`;
    return [{ message, start, end, edit: { start: 0, end: text.length, text: rest } }];
  },
};

/** Returns where the text itself begins. */
function labelEnd({ text, tokens, words, quotations }: Subject): number | undefined {
  const { labels, preambles } = words;
  if (!labels || (quotations[0]?.start ?? 1) === 0) return undefined;
  const opening = phraseAt(text, tokens, 0, labels);
  if (opening && text.slice(0, opening.start).trim() === "") {
    const colon = colonPattern.exec(text.slice(opening.end, opening.end + 80))?.[0];
    if (colon !== undefined) return opening.end + colon.length;
  }
  if (!preambles || !phraseAt(text, tokens, 0, preambles)) return undefined;
  for (let at = 0; at < Math.min(maxPreambleWords, tokens.length); at++) {
    const colon = colonPattern.exec(text.slice(tokens[at]?.end ?? 0, (tokens[at]?.end ?? 0) + 80))?.[0];
    if (colon === undefined) continue;
    const named = tokens.slice(0, at + 1).some((_, from) => phraseAt(text, tokens, from, labels));
    return named ? (tokens[at]?.end ?? 0) + colon.length : undefined;
  }
  return undefined;
}
