import { emojiPattern } from "../text/emoji.js";
import type { Edit, RuleDefinition } from "./rule.js";

export const emoji: RuleDefinition = {
  id: "emoji",
  severity: "error",
  finds: "emoji, which screen readers read out by their long names",
  fixes:
    'removed at the ends and next to punctuation; kept between words, where one may stand for a word ("I ❤️ NY"), and on links, where one may be the whole text',
  source: "double-great avoid-emoji",
  roles: ["informative", "functional", "complex"],
  check({ text, context }) {
    return Array.from(text.matchAll(emojiPattern), ({ index: start, 0: found }) => {
      const end = start + found.length;
      const message = `${[...found][0]} is read out by its name: write what it means, or remove it.`;
      const edit = context.role === "functional" ? undefined : removal(text, start, end);
      return { message, start, end, ...(edit && { edit }) };
    });
  },
};

/** More space is left to the rule `spacing`. */
const maxSpace = 12;

/** Removes an emoji and the space that separates it; `undefined` if it may stand for a word. */
function removal(text: string, start: number, end: number): Edit | undefined {
  const around = { before: text.slice(Math.max(0, start - maxSpace), start), after: text.slice(end, end + maxSpace) };
  const before = around.before.trimEnd();
  const after = around.after.trimStart();
  const apart = before === "" || after === "" || /^\p{P}/u.test(after) || /\p{Sentence_Terminal}$/u.test(before);
  if (!apart || /^[\p{L}\p{N}]/u.test(around.after) || /[\p{L}\p{N}]$/u.test(around.before)) return undefined;
  // At the beginning of the text the space after it is removed, elsewhere the space before it.
  if (before === "") return { start, end: end + around.after.length - after.length, text: "" };
  return { start: start - (around.before.length - before.length), end, text: "" };
}
