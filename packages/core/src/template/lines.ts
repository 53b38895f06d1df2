import { countAtStart, endWithout } from "./blanks.js";

/** A line of a template, or a part of one, with its position for error messages. */
export interface Line {
  readonly text: string;
  /** The UTF-16 offset in the template. */
  readonly offset: number;
}

/** The lines of a template, without line breaks (`\n` or `\r\n`) and trailing blanks. */
export function linesOf(template: string): Line[] {
  let next = 0;
  return template.split("\n").map((text) => {
    const offset = next;
    next += text.length + 1;
    return { text: text.slice(0, endWithout(text, " \t\r")), offset };
  });
}

/**
 * Removes the indentation that all lines except the first share, trims the first line on the left, and drops blank
 * lines at both ends. The first line follows a quote or a role, so its blanks are not indentation.
 */
export function dedent(lines: readonly Line[]): Line[] {
  const shared = sharedIndent(lines);
  const dedented = lines.map((line, index) => withoutStart(line, index === 0 ? countAtStart(line.text, " \t") : shared));
  const first = dedented.findIndex(isFilled);
  return first === -1 ? [] : dedented.slice(first, dedented.findLastIndex(isFilled) + 1);
}

/** The line without its first `length` characters. */
export function withoutStart({ text, offset }: Line, length: number): Line {
  return { text: text.slice(length), offset: offset + length };
}

function isFilled(line: Line): boolean {
  return line.text !== "";
}

/** The number of leading blanks that all non-blank lines except the first have in common. A tab does not equal spaces. */
function sharedIndent(lines: readonly Line[]): number {
  const [first, ...others] = lines.slice(1).filter(isFilled);
  if (!first) return 0;
  let shared = countAtStart(first.text, " \t");
  for (const { text } of others) {
    let same = 0;
    while (same < shared && text[same] === first.text[same]) same++;
    shared = same;
  }
  return shared;
}
