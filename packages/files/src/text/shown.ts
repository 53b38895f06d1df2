/** The most of a name that stands in a message. */
const longest = 200;

/** A name as it may stand in a message: without line breaks and what a terminal would obey, and not too long. */
export function shown(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "\u{FFFD}");
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}
