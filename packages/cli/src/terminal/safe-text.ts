import { printable } from "@legenda/core/text";

/**
 * Makes a text of a file, a model or a name safe for a terminal: what the terminal would act upon is shown as `\x1b` or
 * `\u202e`. Line breaks are kept.
 *
 * @example
 * safeText("\u001b[2Jgone"); // "\\x1b[2Jgone"
 */
export function safeText(text: string): string {
  return printable(text, { replacement: "escape", multiline: true });
}

/** The same on one line, with line breaks shown as well, for a file name or a cell. */
export function safeLine(text: string): string {
  return printable(text, { replacement: "escape" });
}
