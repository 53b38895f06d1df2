/** Capitalizes the first letter, unless the first word has its own spelling ("iPhone", "pH"). */
export function capitalize(text: string, locale?: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  const word = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(0, 100))?.[0] ?? "";
  if (/\p{Lu}/u.test(word)) return text;
  return text === "" ? text : first.toLocaleUpperCase(locale) + text.slice(first.length);
}
