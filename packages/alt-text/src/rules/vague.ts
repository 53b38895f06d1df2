import { holds } from "../text/normalize.js";
import { fold } from "../text/tokens.js";
import { ownWordsRoles } from "./own-words-roles.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

export const vague: RuleDefinition = {
  id: "vague",
  severity: "error",
  finds: 'a text that would fit any image ("photo", "an image of", "figure 2"), or any link ("click here")',
  source: "WCAG 1.1.1 F30; ACT qt1vmo; github vague-alt-text; double-great is-unhelpful",
  roles: ownWordsRoles,
  stage: "whole",
  check(subject) {
    const { normalized, words, context } = subject;
    if (normalized.length > 80) return [];
    const functional = context.role === "functional";
    if (functional && isDestination(subject)) return [];
    if (functional && holds(words.vagueLinks, normalized)) {
      return [{ message: `"${normalized}" would fit any link: write where this one leads or what it does.` }];
    }
    if (!holds(words.vague, core(subject))) return [];
    return [{ message: `"${normalized}" would fit any image: say what this one shows.` }];
  },
};

/** Without the article before and the "of" or number after: "a picture of", "figure 2". */
function core({ normalized, words: { openers } }: Subject): string {
  let text = normalized.replace(/[\s#]*\d{1,4}$/u, "");
  for (const determiner of openers?.determiners ?? []) {
    if (text.startsWith(`${determiner} `)) {
      text = text.slice(determiner.length + 1);
      break;
    }
  }
  for (const connector of [...(openers?.verbs ?? []), ...(openers?.links ?? [])]) {
    if (text.endsWith(` ${connector}`)) return text.slice(0, -connector.length - 1);
  }
  return text;
}

/** "Photos" is right for the link to the photos. */
function isDestination({ normalized, context: { linkTarget = "" } }: Subject): boolean {
  return normalized !== "" && fold(linkTarget).includes(normalized) && !/\.\w{2,5}$/.test(linkTarget);
}
