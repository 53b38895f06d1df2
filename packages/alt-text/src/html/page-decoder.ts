/**
 * Returns the decoder for a page: its encoding is that of the byte-order mark, else the declared one, else UTF-8.
 *
 * @param start the beginning of the page, decoded as Latin-1
 */
export function pageDecoder(start: string): InstanceType<typeof TextDecoder> {
  const label = encodingOf(start);
  try {
    return new TextDecoder(label);
  } catch {
    // The declared encoding is unknown.
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
  // As in the HTML standard: a page whose declaration can be read as Latin-1 is not UTF-16.
  return /^utf-?16/i.test(declared) ? "utf-8" : declared;
}
