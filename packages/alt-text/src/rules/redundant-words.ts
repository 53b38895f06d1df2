import { ownWordsRoles } from "./own-words-roles.js";
import type { RuleDefinition } from "./rule.js";

/** Rules of older tools, which only the presets of those tools switch on. They also flag "a man holding a framed photo". */
const redundantWords = ["image", "photo", "picture"];
const redundantEndings = ["image", "graphic"];

export const redundantWord: RuleDefinition = {
  id: "redundant-word",
  severity: "warning",
  finds: '"image", "photo" or "picture" anywhere (off by default, because an image may show a photo)',
  source: "eslint-plugin-jsx-a11y img-redundant-alt",
  roles: ownWordsRoles,
  check({ text, tokens }) {
    return tokens
      .filter(({ word }) => redundantWords.includes(word))
      .map(({ start, end }) => ({
        message: `"${text.slice(start, end)}" repeats what the screen reader announces: leave it out, unless the image shows one.`,
        start,
        end,
      }));
  },
};

export const redundantEnding: RuleDefinition = {
  id: "redundant-ending",
  severity: "warning",
  finds: '"image" or "graphic" as the last word (off by default)',
  source: "double-great should-not-end-with",
  roles: ownWordsRoles,
  check({ text, tokens }) {
    const last = tokens.at(-1);
    if (!last || tokens.length < 2 || !redundantEndings.includes(last.word)) return [];
    const message = `"${text.slice(last.start, last.end)}" at the end repeats what the screen reader announces: leave it out.`;
    return [{ message, start: last.start, end: last.end }];
  },
};
