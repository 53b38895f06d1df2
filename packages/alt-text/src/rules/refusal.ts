import { phraseAt } from "../text/phrases.js";
import { ownWordsRoles } from "./own-words-roles.js";
import type { RuleDefinition } from "./rule.js";

export const refusal: RuleDefinition = {
  id: "refusal",
  severity: "error",
  finds: "a model that declines instead of describing",
  source: "Legenda: refusal prose is never a caption",
  roles: ownWordsRoles,
  stage: "whole",
  check({ text, tokens, words }) {
    // "Sorry, but I cannot …" has two words before it.
    for (let at = 0; at < Math.min(3, tokens.length); at++) {
      const match = phraseAt(text, tokens, at, words.refusals ?? []);
      if (match) {
        return [
          {
            message: "This is a refusal and no description: try another model, or describe the image by hand.",
            start: match.start,
            end: match.end,
          },
        ];
      }
    }
    return [];
  },
};
