/** A word of a text. `word` is folded for comparison; the offsets are UTF-16 units. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Letters, digits and marks, with the apostrophes and hyphens inside them: "men's" and "man-made" are one word each. */
const wordPattern = /[\p{L}\p{N}\p{M}_]+(?:['’‐-][\p{L}\p{N}\p{M}_]+)*/gu;

/** Splits a text into words. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(wordPattern)) {
    tokens.push({ word: fold(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** Most words need no Unicode normalization. */
const plainText = /^[\w\s'.,-]*$/;

/** Folds a text for comparison: lower case, composed, one kind of apostrophe and of hyphen. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return plainText.test(lower) ? lower : lower.normalize("NFC").replaceAll("’", "'").replaceAll("‐", "-");
}
