import { countGraphemes } from "./graphemes.js";
import type { Span } from "./phrases.js";
import { endsSentence } from "./sentences.js";

/** Returns as many whole sentences as fit; `undefined` if the first one does not. */
export function cutAtSentence(text: string, sentences: readonly Span[], maxLength: number): string | undefined {
  let kept: string | undefined;
  for (const { end } of sentences) {
    const candidate = text.slice(0, end).trimEnd();
    if (countGraphemes(candidate, maxLength + 1) > maxLength) break;
    if (endsSentence(candidate) && /\p{L}/u.test(candidate)) kept = candidate;
  }
  return kept;
}
