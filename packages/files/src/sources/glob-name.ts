/** Characters that a name may hold and no wildcard matches, and their substitutes while a name is matched. */
const substitutes: Readonly<Record<string, string>> = {
  "\n": "\u{F80A}",
  "\r": "\u{F80D}",
  "\u{2028}": "\u{F828}",
  "\u{2029}": "\u{F829}",
};

/** A name as globs are matched with it: a line break within is a character like any other. */
export function globName(name: string): string {
  return name.replace(/[\n\r\u{2028}\u{2029}]/gu, (character) => substitutes[character] ?? character);
}
