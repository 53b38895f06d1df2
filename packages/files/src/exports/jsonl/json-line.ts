/**
 * Writes a value as JSON on one line. U+2028 and U+2029 are escaped: JSON allows them, but they end a line for many readers.
 * A bigint becomes a text.
 */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));
  return (json ?? "null").replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029");
}
