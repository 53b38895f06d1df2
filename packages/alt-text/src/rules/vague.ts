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

/** Removes an article at the beginning and "of" or a number at the end: "a picture of", "figure 2". */
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

/** Whether the text names the target of the link: "Photos" is right for a link to the photos. */
function isDestination({ normalized, context: { linkTarget = "" } }: Subject): boolean {
  return normalized !== "" && fold(linkTarget).includes(normalized) && !/\.\w{2,5}$/.test(linkTarget);
}
