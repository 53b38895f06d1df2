/** Characters that turn the reading direction beyond their own text. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g;
/** Characters with a meaning within a line of Markdown, of tables, of formulas or of HTML. */
const marks = /[\\`*_{}[\]|~$^]/g;

/**
 * Escapes a text for Markdown, on one line: nothing in it is markup, ends a cell, or becomes a link.
 *
 * @example
 * escapeMarkdown("a | *b*"); // "a \\| \\*b\\*"
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(directions, "")
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
      .trim()
      .replace(marks, "\\$&")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      // What a renderer turns into a link or a mention by itself.
      .replace(/:(?=\/\/)/g, "\\:")
      .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`)
      .replace(/@/g, "\\@")
      // What begins a heading, a list or a quotation at the start of a line.
      .replace(/^(?:[#+=-]|\d+(?=[.)]))/, (match) => (/\d/.test(match) ? match : `\\${match}`))
      .replace(/^(\d+)([.)])/, "$1\\$2")
  );
}
