import { ownWordsRoles } from "./own-words-roles.js";
import type { RuleDefinition } from "./rule.js";

const quotePairs: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "“": "”",
  "‘": "’",
  "„": "“",
  "«": "»",
  "»": "«",
  "「": "」",
  "『": "』",
};

export const wrappingQuotes: RuleDefinition = {
  id: "wrapping-quotes",
  severity: "error",
  finds: "quotes around the whole text",
  fixes: "removed; quotes around a part of the text stay",
  source: "WordPress/ai prompt (plain text)",
  roles: ownWordsRoles,
  check({ text }) {
    let start = text.length - text.trimStart().length;
    let end = text.trimEnd().length;
    const outer = { start, end };
    let layers = 0;
    // All layers at once: a pass for each would take as many passes as there are quotes.
    for (let range = inside(text, start, end); range; range = inside(text, start, end)) {
      [start, end] = range;
      layers++;
    }
    if (layers === 0) return [];
    const message = "The whole text is in quotes, like a quotation: remove them.";
    return [{ message, ...outer, edit: { start: 0, end: text.length, text: text.slice(start, end) } }];
  },
};

function inside(text: string, start: number, end: number): [number, number] | undefined {
  const open = text.charAt(start);
  const close = Object.hasOwn(quotePairs, open) ? quotePairs[open] : undefined;
  // `"A wolf".` is wrapped too; the period goes with the quotes.
  const last = text.charAt(end - 1) === "." && end - start > 2 ? end - 2 : end - 1;
  if (close === undefined || last <= start + 1 || text.charAt(last) !== close) return undefined;
  if (interrupted(text, start + 1, last, open, close)) return undefined;
  return [start + 1, last];
}

/** Whether the quotes at both ends belong to two quotations: `"Stop" and "Go"`. */
function interrupted(text: string, from: number, to: number, open: string, close: string): boolean {
  // A further layer right inside begins and ends with its own quotes.
  const layered = text.charAt(from) === open && text.charAt(to - 1) === close && to - from > 2;
  if (layered) return false;
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character !== open && character !== close) continue;
    const apostrophe = (character === "'" || character === "’") && /\p{L}/u.test(text.charAt(at - 1));
    if (!apostrophe) return true;
  }
  return false;
}
