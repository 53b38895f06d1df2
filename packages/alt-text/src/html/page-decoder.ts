/**
 * Decodes a page: a byte-order mark tells the encoding, else what the page's beginning declares, else it is UTF-8.
 *
 * @param start the page's beginning, read as Latin letters.
 */
export function pageDecoder(start: string): InstanceType<typeof TextDecoder> {
  const label = encodingOf(start);
  try {
    return new TextDecoder(label);
  } catch {
    // A name that nobody knows.
    return new TextDecoder();
  }
}

function encodingOf(start: string): string {
  if (start.startsWith("\u00ff\u00fe")) return "utf-16le";
  if (start.startsWith("\u00fe\u00ff")) return "utf-16be";
  if (start.startsWith("\u00ef\u00bb\u00bf")) return "utf-8";
  const declared =
    /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(start)?.[1] ??
    /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(start)?.[1] ??
    "utf-8";
  // As the HTML standard has it: who can read the declaration reads no UTF-16.
  return /^utf-?16/i.test(declared) ? "utf-8" : declared;
}
