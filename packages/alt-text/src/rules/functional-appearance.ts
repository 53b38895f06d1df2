import { phraseAt } from "../text/phrases.js";
import { fold } from "../text/tokens.js";
import type { RuleDefinition } from "./rule.js";
import { ownWords } from "./wording.js";

export const functionalAppearance: RuleDefinition = {
  id: "functional-appearance",
  severity: "warning",
  finds:
    'a link or button described by its appearance ("search icon", "arrow") or by its kind, which is announced anyway ("link to")',
  source: "W3C alt decision tree; WCAG H30",
  roles: ["functional"],
  check(subject) {
    const { text, tokens, words, context } = subject;
    const target = fold(context.linkTarget ?? "");
    // "Upload photo" is an action. In German the verb is the last word.
    const acts = [0, tokens.length - 1].some((at) => phraseAt(text, tokens, at, words.actions ?? []) !== undefined);
    const appearance = [...ownWords(subject, words.appearance), ...(acts ? [] : ownWords(subject, words.pictured))];
    const looks = appearance
      .filter(({ start, end }) => !target.includes(fold(text.slice(start, end))))
      .map(({ start, end }) => ({
        message: `"${text.slice(start, end)}" describes the appearance: write where the link leads or what the button does.`,
        start,
        end,
      }));
    const announced = ownWords(subject, words.announced).map(({ start, end }) => ({
      message: `"${text.slice(start, end)}" is announced anyway: leave it out.`,
      start,
      end,
    }));
    return [...looks, ...announced];
  },
};
