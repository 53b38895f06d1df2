/** The sequences of UTF-8 in bytes read as Latin-1, and the single bytes that are none. */
const sequences =
  /((?:[^\x80-\xff]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+)|([\x80-\xff])/g;

/** A file's name from its bytes. On Linux these may be no UTF-8: such a byte is written as `\xFF`. */
export function decodedName(bytes: Buffer): { readonly name: string; readonly whole: boolean } {
  let whole = true;
  const name = bytes.toString("latin1").replace(sequences, (_, text: string | undefined, odd: string | undefined) => {
    if (text !== undefined) return Buffer.from(text, "latin1").toString("utf8");
    whole = false;
    return `\\x${(odd ?? "").charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return { name, whole };
}
