/** The number of leading characters of the text that are among `characters`. */
export function countAtStart(text: string, characters: string): number {
  let count = 0;
  while (count < text.length && characters.includes(text.charAt(count))) count++;
  return count;
}

/**
 * The end of the text without trailing `characters`; never before `least`. A loop, because
 * `/[ \t]+$/` takes quadratic time on a long run of blanks inside a text.
 */
export function endWithout(text: string, characters: string, least = 0): number {
  let end = text.length;
  while (end > least && characters.includes(text.charAt(end - 1))) end--;
  return end;
}
