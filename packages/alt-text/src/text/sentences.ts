import type { Span } from "./phrases.js";
import { fold } from "./tokens.js";

/** Closing quotes and brackets, which may follow the end of a sentence. */
const closingMark = /["'”’»«)\]」』]/u;
const lastWord = /[\p{L}\p{N}\p{M}.]{1,20}$/u;

/** Finds the sentences of a text. A period after an abbreviation or an initial does not end a sentence. */
export function sentencesOf(text: string, abbreviations: readonly string[] = [], locale?: string): readonly Span[] {
  const sentences: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  for (const { segment, index } of new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text)) {
    if (open) open.end = index + segment.length;
    else open = { start: index, end: index + segment.length };
    if (segment.trim() === "" || endsWithAbbreviation(text.slice(Math.max(open.start, open.end - 30), open.end), abbreviations))
      continue;
    sentences.push(open);
    open = undefined;
  }
  if (open) sentences.push(open);
  return sentences.filter(({ start, end }) => text.slice(start, end).trim() !== "");
}

/** Whether a text ends like a sentence. Closing quotes and brackets are ignored. */
export function endsSentence(text: string): boolean {
  return /\p{Sentence_Terminal}$/u.test(withoutClosers(text.slice(-40)));
}

/** Whether a text ends with an abbreviation or initial: "Acme Inc.", "J. R. R." */
export function endsWithAbbreviation(text: string, abbreviations: readonly string[]): boolean {
  const trimmed = text.slice(-30).trimEnd();
  if (!trimmed.endsWith(".")) return false;
  const word = lastWord.exec(trimmed.slice(0, -1))?.[0];
  if (word === undefined) return false;
  return /^\p{Lu}$/u.test(word) || abbreviations.includes(fold(word));
}

/** Removes white space, closing quotes and brackets at the end. */
export function withoutClosers(text: string): string {
  let end = text.trimEnd().length;
  while (end > 0 && closingMark.test(text.charAt(end - 1))) end--;
  return text.slice(0, end).trimEnd();
}
