import type { Hit, RuleDefinition } from "./rule.js";

/** Each with the group that is kept. Delimiters cannot occur inside what they enclose, so that matching takes linear time. */
const marks: readonly (readonly [pattern: RegExp, keeps: string])[] = [
  [/```[\w-]*/gu, ""],
  [/!?\[([^[\]\n]*)\]\([^()\s]*(?:\s"[^"\n()]*")?\)/gu, "$1"],
  [/(?<![\p{L}\p{N}*])\*\*\*(?!\s)([^*\n]+)(?<!\s)\*\*\*(?![\p{L}\p{N}*])/gu, "$1"],
  [/(?<!\*)\*\*(?![\s*])([^*\n]+)(?<!\s)\*\*(?!\*)/gu, "$1"],
  [/(?<![\p{L}\p{N}*])\*(?![\s*])([^*\n]+)(?<!\s)\*(?![\p{L}\p{N}*])/gu, "$1"],
  [/(?<![\p{L}\p{N}_])__(?![\s_])([^_\n]*\s[^_\n]*)(?<!\s)__(?![\p{L}\p{N}_])/gu, "$1"],
  [/(?<![\p{L}\p{N}_])_(?![\s_])([^_\n]{3,})(?<!\s)_(?![\p{L}\p{N}_])/gu, "$1"],
  [/~~(?![\s~])([^~\n]+)(?<!\s)~~/gu, "$1"],
  [/(?<!`)`([^`\n]+)`(?!`)/gu, "$1"],
  [/(?<![^\n\r])(?:#{1,6}|>|[*+•-])[ \t](?=[\p{L}"“*_[])/gu, ""],
];

export const markdown: RuleDefinition = {
  id: "markdown",
  severity: "error",
  finds: "Markdown: emphasis, code, headings, bullets, links",
  fixes:
    "the markup is removed and the words stay, of a link its text; stars and underscores inside words or between spaces stay",
  source: "WordPress/ai prompt (plain text)",
  check({ text }) {
    const hits: Hit[] = [];
    for (const [pattern, keeps] of marks) {
      for (const { index: start, 0: found, 1: inner = "" } of text.matchAll(pattern)) {
        const end = start + found.length;
        const message = `${JSON.stringify(found.slice(0, 20))} is Markdown, and screen readers read its symbols out: write plain text.`;
        hits.push({ message, start, end, edit: { start, end, text: keeps === "" ? "" : inner } });
      }
    }
    return hits.sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  },
};
