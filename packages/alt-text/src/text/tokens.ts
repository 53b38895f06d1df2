/** A word of the text, folded for comparison: lower case, one kind of apostrophe and of hyphen. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Letters, digits and marks, with the apostrophes and hyphens inside them: "men's" and "man-made" are one word each. */
const wordPattern = /[\p{L}\p{N}\p{M}_]+(?:['’‐-][\p{L}\p{N}\p{M}_]+)*/gu;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(wordPattern)) {
    tokens.push({ word: fold(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** Nothing here has a second way of being written; most words are of this kind. */
const plainText = /^[\w\s'.,-]*$/;

export function fold(text: string): string {
  const lower = text.toLowerCase();
  return plainText.test(lower) ? lower : lower.normalize("NFC").replaceAll("’", "'").replaceAll("‐", "-");
}
