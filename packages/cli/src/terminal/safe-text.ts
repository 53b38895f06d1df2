/**
 * What a terminal would act upon: C0 and C1 controls but the line feed and tab, marks that turn the reading direction, and
 * the separators that some terminals take for a new line.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const hostile = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text of a file, a model or a name, made harmless for a terminal: what it would act upon is shown as `\x1b` or
 * `\u202e`. Line breaks stay.
 *
 * @example
 * safeText("\u001b[2Jgone"); // "\\x1b[2Jgone"
 */
export function safeText(text: string): string {
  return text.replace(hostile, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** The same on one line, with line breaks shown as well: for a file name, or a cell of a table. */
export function safeLine(text: string): string {
  return safeText(text).replace(/\n/g, "\\n").replace(/\t/g, "\\t");
}
