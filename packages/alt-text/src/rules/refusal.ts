import { phraseAt } from "../text/phrases.js";
import { ownWordsRoles } from "./own-words-roles.js";
import type { RuleDefinition } from "./rule.js";

/** "Sorry, but I cannot …" has two words before the phrase. */
const maxWordsBefore = 2;

export const refusal: RuleDefinition = {
  id: "refusal",
  severity: "error",
  finds: "a model that refuses to describe the image, or says that it sees none",
  source: "Legenda: refusal prose is never a caption",
  roles: ownWordsRoles,
  stage: "whole",
  check({ text, tokens, words: { refusals = [], missingImage = [] } }) {
    for (let at = 0; at <= Math.min(maxWordsBefore, tokens.length - 1); at++) {
      const refused = phraseAt(text, tokens, at, refusals);
      if (refused) {
        const message = "This is a model's refusal, not a description: try another model, or describe the image yourself.";
        return [{ message, start: refused.start, end: refused.end }];
      }
      const missing = phraseAt(text, tokens, at, missingImage);
      if (missing) {
        const message = "Here a model says that it sees no image: check that the image was sent, or describe it yourself.";
        return [{ message, start: missing.start, end: missing.end }];
      }
    }
    return [];
  },
};
