import { countGraphemes, graphemeOffset } from "./graphemes.js";
import type { Span } from "./phrases.js";
import { endsSentence, sentencesOf } from "./sentences.js";

/** As many whole sentences as fit, if the first one does. */
export function cutAtSentence(text: string, sentences: readonly Span[], maxLength: number): string | undefined {
  let kept: string | undefined;
  for (const { end } of sentences) {
    const candidate = text.slice(0, end).trimEnd();
    if (countGraphemes(candidate) > maxLength) break;
    if (endsSentence(candidate) && /\p{L}/u.test(candidate)) kept = candidate;
  }
  return kept;
}

/**
 * A text of at most `maxLength` graphemes: cut after a sentence where one fits, else after a word with "…", else
 * inside a word, but never inside what a reader takes for one character. For teasers and logs; an alt text that is
 * cut inside a sentence is unfinished, and `checkAltText` says so.
 *
 * @example
 * import { shortenText } from "@legenda/alt-text";
 *
 * shortenText("A wolf howls. Snow falls on the ridge.", 20); // "A wolf howls."
 * shortenText("A wolf howls on a snowy ridge", 20); // "A wolf howls on a…"
 */
export function shortenText(text: string, maxLength: number): string {
  if (countGraphemes(text) <= maxLength) return text;
  const window = text.slice(0, graphemeOffset(text, maxLength + 1));
  const sentence = cutAtSentence(window, sentencesOf(window), maxLength);
  if (sentence !== undefined) return sentence;
  if (maxLength < 1) return "";
  const room = text.slice(0, graphemeOffset(text, maxLength - 1));
  // What comes next tells whether the room ends with a whole word.
  const whole = /^\s/u.test(text.slice(room.length, room.length + 2)) ? room.length : lastSpace(room);
  return `${room.slice(0, whole > 0 ? whole : room.length).trimEnd()}…`;
}

function lastSpace(text: string): number {
  let at = text.length;
  while (at > 0 && !/\s/u.test(text.charAt(at - 1))) at--;
  return at;
}
