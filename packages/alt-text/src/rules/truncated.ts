import { covered } from "../text/quotations.js";
import { endsSentence, withoutClosers } from "../text/sentences.js";
import type { Hit, RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

export const truncated: RuleDefinition = {
  id: "truncated",
  severity: "error",
  finds: 'a text that breaks off: no end of a sentence although the model ran out of tokens, "…", or a last word like "the"',
  fixes: "the unfinished sentence is removed if a finished one precedes it",
  source: 'Legenda: finish "length"',
  roles: ["informative", "functional", "complex"],
  check(subject) {
    const why = reason(subject);
    return why === undefined ? [] : [hit(subject, why)];
  },
};

/** Whether a text breaks off, so that it must not be given a period. */
export function breaksOff(subject: Subject): boolean {
  return reason(subject) !== undefined;
}

function reason({ text, options, tokens, words, quotations }: Subject): string | undefined {
  if (options.truncated && !endsSentence(text)) return "The model ran out of tokens";
  if (/(?:…|\.\.\.)$/u.test(withoutClosers(text.slice(-40)))) return "The text breaks off";
  const last = tokens.at(-1);
  if (!last || tokens.length < 2 || covered(quotations, last.start)) return undefined;
  // A capital is a name: "Vitamin A" is complete.
  const lower = text.slice(last.start, last.end) === last.word;
  const tail = text.slice(last.end, last.end + 20).trim();
  return lower && words.dangling?.includes(last.word) && /^[.,;-]?$/.test(tail)
    ? `The text breaks off at "${last.word}"`
    : undefined;
}

function hit({ text, sentences }: Subject, why: string): Hit {
  const last = sentences.at(-1);
  const message = `${why}: allow more tokens, ask for fewer words, or finish the sentence.`;
  if (!last || last.start === 0) return { message };
  const kept = text.slice(0, last.start).trimEnd();
  const safe = endsSentence(kept) && /\p{L}/u.test(kept);
  return {
    message,
    start: last.start,
    end: text.length,
    ...(safe && { edit: { start: kept.length, end: text.length, text: "" } }),
  };
}
