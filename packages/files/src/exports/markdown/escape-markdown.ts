/** What turns the direction of what follows, and would reach past its own text. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g;
/** What means something within a line of Markdown, of tables, of formulas or of HTML. */
const marks = /[\\`*_{}[\]|~$^]/g;

/**
 * A text as it reads, on one line: nothing of it is markup, ends a cell, or becomes a link.
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
      // What a reader makes a link or a mention by itself.
      .replace(/:(?=\/\/)/g, "\\:")
      .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`)
      .replace(/@/g, "\\@")
      // What begins a heading, a list or a quotation, were it to stand first on a line.
      .replace(/^(?:[#+=-]|\d+(?=[.)]))/, (match) => (/\d/.test(match) ? match : `\\${match}`))
      .replace(/^(\d+)([.)])/, "$1\\$2")
  );
}
