import type { Hit, RuleDefinition } from "./rule.js";

const lineBreaks = /[\n\r\v\f\x85\u2028\u2029]\s*/gu;

export const lineBreak: RuleDefinition = {
  id: "line-break",
  severity: "error",
  finds: "line breaks, which have no effect in an attribute",
  fixes: "each becomes a space",
  source: "WordPress/ai prompt (plain text)",
  check({ text }) {
    return Array.from(text.matchAll(lineBreaks), ({ index: start, 0: found }) => {
      const end = start + found.length;
      return { message: "There is a line break here: write the text on one line.", start, end, edit: { start, end, text: " " } };
    });
  },
};

export const spacing: RuleDefinition = {
  id: "spacing",
  severity: "error",
  finds: "white space at the ends, repeated spaces, tabs",
  fixes: "trimmed and reduced to single spaces; a single no-break or ideographic space stays",
  source: "double-great not-only-space",
  check({ text }) {
    const first = text.length - text.trimStart().length;
    const last = text.trimEnd().length;
    const hits: Hit[] = [];
    if (first > 0 && first < text.length) hits.push(space("There is white space before the text: remove it.", 0, first, ""));
    for (const { index, 0: found } of text.slice(first, last).matchAll(/[\p{Zs}\t]{2,}|\t/gu)) {
      hits.push(
        space("There are several spaces or a tab here: write one space.", first + index, first + index + found.length, " "),
      );
    }
    if (last < text.length) hits.push(space("There is white space after the text: remove it.", last, text.length, ""));
    return hits;
  },
};

function space(message: string, start: number, end: number, text: string): Hit {
  return { message, start, end, edit: { start, end, text } };
}
