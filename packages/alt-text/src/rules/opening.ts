import type { OpenerData, OpenerKind } from "../language/opener.js";
import { adjacent, phraseAt } from "../text/phrases.js";
import type { Subject } from "./subject.js";

/** The words at the beginning of a text that announce an image. */
export interface Opening {
  readonly kind: OpenerKind;
  readonly start: number;
  readonly end: number;
  /** The index of the first token after it. */
  readonly to: number;
  /** Whether the rest is complete without the opening, which is then not the subject of a sentence. */
  readonly separable: boolean;
}

/** Finds the opening of a text, for any medium: "An image of", "This is a photo showing", "In this picture, we can see". */
export function openingOf(subject: Subject): Opening | undefined {
  const { text, tokens } = subject;
  const { openers } = subject.words;
  const first = tokens[0];
  if (!openers || !first || /[\p{L}\p{N}"“«„]/u.test(text.slice(0, first.start).slice(-4))) return undefined;
  const skip = (at: number, phrases: readonly string[]): number => phraseAt(text, tokens, at, phrases)?.to ?? at;
  const inside = skip(0, openers.inside);
  const article = inside > 0 ? inside : skip(0, openers.leads);
  let noun = skip(article, openers.determiners);
  for (let next = skip(noun, openers.emptyAdjectives); next > noun; next = skip(noun, openers.emptyAdjectives)) noun = next;
  const medium = mediumAt(text, tokens, noun, openers);
  if (!medium || !joined(text, tokens, 0, medium.to)) return undefined;
  const span = { kind: medium.kind, start: first.start };
  if (inside > 0) return withEnd(span, insideEnd(text, tokens, medium.to, openers), true);
  if (!joined(text, tokens, medium.to - 1, medium.to + 1)) return undefined;
  const verb = phraseAt(text, tokens, medium.to, openers.verbs);
  if (verb) return withEnd(span, verb, true);
  const pointed = tokens.slice(article, noun).some(({ word }) => openers.pointers.includes(word));
  if (pointed && isTitle(subject, noun)) return undefined;
  const several = tokens.slice(noun, medium.to).some(({ word }) => openers.plurals.includes(word));
  return withEnd(span, phraseAt(text, tokens, medium.to, openers.links), !pointed && !several);
}

/** "The Picture of Dorian Gray" */
function isTitle({ text, tokens, words }: Subject, at: number): boolean {
  const start = tokens[at]?.start ?? 0;
  return !words.capitalNouns && /^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 4));
}

function joined(text: string, tokens: Tokens, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (!adjacent(text, tokens[at - 1], tokens[at])) return false;
  return true;
}

function withEnd(span: Pick<Opening, "kind" | "start">, end: End | undefined, separable: boolean): Opening | undefined {
  return end && { ...span, end: end.end, to: end.to, separable };
}

type Tokens = Subject["tokens"];

function mediumAt(text: string, tokens: Tokens, at: number, { media }: OpenerData): { kind: OpenerKind; to: number } | undefined {
  let longest: { kind: OpenerKind; to: number } | undefined;
  for (const [kind, nouns] of Object.entries(media) as [OpenerKind, readonly string[]][]) {
    const to = phraseAt(text, tokens, at, nouns)?.to ?? at;
    if (to > (longest?.to ?? at)) longest = { kind, to };
  }
  return longest;
}

type End = Pick<Opening, "end" | "to">;

/** Finds "…, we can see" or "…,". Without either, "in the picture" may continue as "in the picture frame". */
function insideEnd(text: string, tokens: Tokens, at: number, { sights }: OpenerData): End | undefined {
  const last = tokens[at - 1];
  if (!last) return undefined;
  const comma = /^\s?,/u.exec(text.slice(last.end, last.end + 2))?.[0];
  const sight = phraseAt(text, tokens, at, sights);
  const gap = text.slice(last.end, sight?.start ?? last.end).trim();
  if (sight && (gap === "" || gap === ",")) return { end: sight.end, to: sight.to };
  return comma === undefined ? undefined : { end: last.end + comma.length, to: at };
}
