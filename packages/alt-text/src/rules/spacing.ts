import type { Hit, RuleDefinition } from "./rule.js";

const lineBreaks = /[\n\r\v\f\x85\u2028\u2029]\s*/gu;

export const lineBreak: RuleDefinition = {
  id: "line-break",
  severity: "error",
  finds: "line breaks, for which an attribute has no use",
  fixes: "each becomes a space",
  source: "WordPress/ai prompt (plain text)",
  check({ text }) {
    return Array.from(text.matchAll(lineBreaks), ({ index: start, 0: found }) => {
      const end = start + found.length;
      return { message: "A line breaks here: write the text on one line.", start, end, edit: { start, end, text: " " } };
    });
  },
};

export const spacing: RuleDefinition = {
  id: "spacing",
  severity: "error",
  finds: "white space at the ends, in a row, or as tabs",
  fixes: "trimmed, and one space each; a no-break or ideographic space by itself stays",
  source: "double-great not-only-space",
  check({ text }) {
    const first = text.length - text.trimStart().length;
    const last = text.trimEnd().length;
    const hits: Hit[] = [];
    if (first > 0 && first < text.length) hits.push(space("There is white space before the text: take it off.", 0, first, ""));
    for (const { index, 0: found } of text.slice(first, last).matchAll(/[\p{Zs}\t]{2,}|\t/gu)) {
      hits.push(
        space("There is more than one space here, or a tab: write one space.", first + index, first + index + found.length, " "),
      );
    }
    if (last < text.length) hits.push(space("There is white space after the text: take it off.", last, text.length, ""));
    return hits;
  },
};

function space(message: string, start: number, end: number, text: string): Hit {
  return { message, start, end, edit: { start, end, text } };
}
