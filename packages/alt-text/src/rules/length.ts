import { cutAtSentence } from "../text/cut-at-sentence.js";
import { countGraphemes } from "../text/graphemes.js";
import type { RuleDefinition } from "./rule.js";

/** The exact length of a longer text does not matter, and counting takes time. */
const maxCount = 10_000;

export const tooShort: RuleDefinition = {
  id: "too-short",
  severity: "warning",
  finds: "fewer characters than the preset asks for",
  source: "Cerritos (8–80)",
  roles: ["informative", "complex"],
  check({ text, preset: { minLength } }) {
    const length = countGraphemes(text, minLength);
    if (length >= minLength) return [];
    return [{ message: `${length} characters are fewer than ${minLength}: say a little more about what the image shows.` }];
  },
};

export const tooLong: RuleDefinition = {
  id: "too-long",
  severity: "error",
  finds: "more characters than the preset allows, counted as graphemes",
  fixes:
    "final sentences are removed until it fits, if the first one does; a sentence is never cut, and neither the text of a picture of text nor a summary is shortened",
  source: "double-great character-length (JAWS reads in chunks of 125)",
  check({ text, preset: { maxLength }, sentences, context }) {
    // A grapheme has one code unit or more.
    if (text.length <= maxLength) return [];
    const length = countGraphemes(text, Math.max(maxLength + 1, maxCount));
    if (length <= maxLength) return [];
    const kept = context.role === "text" || context.role === "complex" ? undefined : cutAtSentence(text, sentences, maxLength);
    const advice =
      context.role === "complex" ? "put the details in a long description" : "state the main point in one or two sentences";
    const message = `${length} characters are more than ${maxLength}: ${advice}.`;
    return [{ message, ...(kept !== undefined && { edit: { start: kept.length, end: text.length, text: "" } }) }];
  },
};
