/** Matches characters that a terminal or a viewer acts upon: controls, line and paragraph separators, and bidirectional marks. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** Options of `printable`. */
export interface PrintableOptions {
  /**
   * The replacement of a character that must not be printed: `"escape"` for an escape such as `\x1b` or `\u202e`, `"json"` for
   * an escape of JSON such as `\u001b`, and any other text for that text.
   *
   * @default "\ufffd"
   */
  readonly replacement?: string;
  /**
   * Whether line feeds and tabs are kept.
   *
   * @default false
   */
  readonly multiline?: boolean;
  /**
   * Maximum length in UTF-16 units. A longer text is cut and ends in `…`.
   *
   * @default Infinity
   */
  readonly maxLength?: number;
}

/**
 * Makes the text of a file, a model or a name safe to print: it stays on its line, and changes neither the reading direction
 * nor the terminal.
 *
 * @example
 * printable("\u001b[2Jgone", { replacement: "escape" }); // "\\x1b[2Jgone"
 */
export function printable(text: string, options: PrintableOptions = {}): string {
  const { replacement = "\ufffd", multiline = false, maxLength = Number.POSITIVE_INFINITY } = options;
  // Only the printable length is examined, since the text may be a whole file.
  const start = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
  return start.replace(unprintable, (character) =>
    multiline && (character === "\n" || character === "\t") ? character : substituteFor(character, replacement),
  );
}

function substituteFor(character: string, replacement: string): string {
  if (replacement !== "escape" && replacement !== "json") return replacement;
  const short = replacement === "escape" ? shortEscapes[character] : undefined;
  if (short !== undefined) return short;
  const code = character.charCodeAt(0).toString(16);
  return replacement === "escape" && code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
}

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\t": "\\t" };
