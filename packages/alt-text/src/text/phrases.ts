import { fold, type Token, tokensOf } from "./tokens.js";

/** Phrases by their first word, so that a text is read once for a list of any length. */
type PhraseIndex = ReadonlyMap<string, readonly (readonly string[])[]>;

const indexes = new WeakMap<readonly string[], PhraseIndex>();

/** A range of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A phrase that was found. */
export interface PhraseMatch extends Span {
  /** The index of the first token, and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly phrase: string;
}

/** Finds phrases of a list in a text, as whole words with only white space between them. */
export function findPhrases(text: string, tokens: readonly Token[], phrases: readonly string[]): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = phraseAt(text, tokens, at, phrases);
    if (match) found.push(match);
    at = match ? match.to : at + 1;
  }
  return found;
}

/** Returns the longest phrase of the list that begins at a token. */
export function phraseAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  phrases: readonly string[],
): PhraseMatch | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  const words = indexOf(phrases)
    .get(first.word)
    ?.find((words) => words.every((word, offset) => follows(text, tokens, at + offset, word, offset > 0)));
  if (!words) return undefined;
  const to = at + words.length;
  return { start: first.start, end: tokens[to - 1]?.end ?? first.end, from: at, to, phrase: words.join(" ") };
}

/** Finds phrases in a text of a language that is written without spaces. */
export function findUnspaced(text: string, phrases: readonly string[]): Span[] {
  const found: Span[] = [];
  for (const phrase of phrases) {
    if (phrase === "") continue;
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
      found.push({ start: at, end: at + phrase.length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether only a little white space separates two tokens. */
export function adjacent(text: string, before: Token | undefined, after: Token | undefined): boolean {
  if (!before || !after) return false;
  const gap = after.start - before.end;
  return gap > 0 && gap <= 4 && text.slice(before.end, after.start).trim() === "";
}

function follows(text: string, tokens: readonly Token[], at: number, word: string, joined: boolean): boolean {
  const token = tokens[at];
  return token?.word === word && (!joined || adjacent(text, tokens[at - 1], token));
}

function indexOf(phrases: readonly string[]): PhraseIndex {
  const cached = indexes.get(phrases);
  if (cached) return cached;
  const index = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) {
    const words = tokensOf(fold(phrase)).map(({ word }) => word);
    const [first] = words;
    if (first === undefined) continue;
    const list = index.get(first);
    if (list) list.push(words);
    else index.set(first, [words]);
  }
  for (const list of index.values()) list.sort((a, b) => b.length - a.length);
  indexes.set(phrases, index);
  return index;
}
