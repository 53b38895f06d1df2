import { countAtStart, endWithout } from "./blanks.js";

/** A line of a template: an unbroken stretch of it, so that a fault can be shown where it was written. */
export interface Line {
  readonly text: string;
  /** UTF-16 offset of the stretch in the template. */
  readonly offset: number;
}

/** The lines of a template, without their ends (`\n` or `\r\n`) and without blanks before those. */
export function linesOf(template: string): Line[] {
  let next = 0;
  return template.split("\n").map((text) => {
    const offset = next;
    next += text.length + 1;
    return { text: text.slice(0, endWithout(text, " \t\r")), offset };
  });
}

/**
 * Removes the indentation that all lines but the first share, trims the first on the left, and
 * drops blank lines at both ends. The first line stands behind a quote or a role, where its
 * blanks say nothing of the indentation below.
 */
export function dedent(lines: readonly Line[]): Line[] {
  const shared = sharedIndent(lines);
  const dedented = lines.map((line, index) => withoutStart(line, index === 0 ? countAtStart(line.text, " \t") : shared));
  const first = dedented.findIndex(isFilled);
  return first === -1 ? [] : dedented.slice(first, dedented.findLastIndex(isFilled) + 1);
}

/** The line without its first characters; a blank line is empty as it is. */
export function withoutStart({ text, offset }: Line, length: number): Line {
  return { text: text.slice(length), offset: offset + length };
}

function isFilled(line: Line): boolean {
  return line.text !== "";
}

/** How many leading blanks all filled lines but the first have in common, a tab being no four spaces. */
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
