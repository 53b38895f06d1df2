import { emojiPattern } from "../text/emoji.js";
import type { Edit, RuleDefinition } from "./rule.js";

export const emoji: RuleDefinition = {
  id: "emoji",
  severity: "error",
  finds: "emoji, which are read out by their long names",
  fixes:
    'taken off at the ends and beside punctuation; between words one may stand for a word ("I ❤️ NY"), and on a link for all of it',
  source: "double-great avoid-emoji",
  roles: ["informative", "functional", "complex"],
  check({ text, context }) {
    return Array.from(text.matchAll(emojiPattern), ({ index: start, 0: found }) => {
      const end = start + found.length;
      const message = `${[...found][0]} is read out by its name: write what it means, or take it off.`;
      const edit = context.role === "functional" ? undefined : removal(text, start, end);
      return { message, start, end, ...(edit && { edit }) };
    });
  },
};

/** More space than this is for another rule. */
const maxSpace = 12;

/** Without the space that set it apart; nothing where it may stand for a word. */
function removal(text: string, start: number, end: number): Edit | undefined {
  const around = { before: text.slice(Math.max(0, start - maxSpace), start), after: text.slice(end, end + maxSpace) };
  const before = around.before.trimEnd();
  const after = around.after.trimStart();
  const apart = before === "" || after === "" || /^\p{P}/u.test(after) || /\p{Sentence_Terminal}$/u.test(before);
  if (!apart || /^[\p{L}\p{N}]/u.test(around.after) || /[\p{L}\p{N}]$/u.test(around.before)) return undefined;
  // At the beginning the space behind it goes, elsewhere the one before it.
  if (before === "") return { start, end: end + around.after.length - after.length, text: "" };
  return { start: start - (around.before.length - before.length), end, text: "" };
}
