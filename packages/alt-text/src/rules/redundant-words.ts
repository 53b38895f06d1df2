import { ownWordsRoles } from "./own-words-roles.js";
import type { RuleDefinition } from "./rule.js";

/** Both are what older tools do; presets of those tools have them on. They flag "a man holding a framed photo" too. */
const redundantWords = ["image", "photo", "picture"];
const redundantEndings = ["image", "graphic"];

export const redundantWord: RuleDefinition = {
  id: "redundant-word",
  severity: "warning",
  finds: '"image", "photo" or "picture" as a word anywhere (off by default: a photo may be what an image shows)',
  source: "eslint-plugin-jsx-a11y img-redundant-alt",
  roles: ownWordsRoles,
  check({ text, tokens }) {
    return tokens
      .filter(({ word }) => redundantWords.includes(word))
      .map(({ start, end }) => ({
        message: `"${text.slice(start, end)}" is said already by the screen reader: leave it out, unless the image shows one.`,
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
    const message = `"${text.slice(last.start, last.end)}" at the end is said already by the screen reader: leave it out.`;
    return [{ message, start: last.start, end: last.end }];
  },
};
