import type { Span } from "./phrases.js";

/**
 * Whether a word is part of a name or title, as in "Poster of A Beautiful Mind": it has a capital and does not begin a
 * sentence, or the word after it has a capital too.
 */
export function inTitle(text: string, { start, end }: Span): boolean {
  if (!capitalAt(text, start)) return false;
  const before = text.slice(Math.max(0, start - 12), start).trimEnd();
  const opens = before === "" ? start <= 12 : /[\p{Sentence_Terminal}:"“„«([]$/u.test(before);
  return !opens || /^[ -]\p{Lu}\p{Ll}/u.test(text.slice(end, end + 8));
}

/** Whether there is a capital at an offset. */
export function capitalAt(text: string, at: number): boolean {
  return /^\p{Lu}/u.test(text.slice(at, at + 2));
}
