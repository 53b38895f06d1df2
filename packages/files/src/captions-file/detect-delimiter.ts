/** The text up to the first line break that stands outside quotes. */
export function firstLine(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "\n" || character === "\r")) return text.slice(0, at);
  }
  return text;
}

/** The sign that parts the columns of a header: what it has most of, outside quotes. */
export function detectDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"?/g, "");
  let best = ",";
  for (const sign of [",", ";", "\t", "|"]) if (count(bare, sign) > count(bare, best)) best = sign;
  return best;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
