import { holds } from "../text/normalize.js";
import type { RuleDefinition } from "./rule.js";

/** "[[DECORATIVE_ALT]]", "{{ image.alt }}", "<%= alt %>", "${alt}", "[insert alt text]" */
const templateToken =
  /^(?:\[\[[^\][]*\]\]|\{\{[^{}]*\}\}|<%[^<>%]*%>|\$\{[^{}]*\}|\[(?:insert|add|enter|your|todo|tbd)\b[^\][]*\])\.?$/iu;

/** "Untitled-1", "test (2)" */
const counter = /[\s#_-]{0,3}\(?\d{1,4}$/u;

export const placeholder: RuleDefinition = {
  id: "placeholder",
  severity: "error",
  finds: "text that was meant to be replaced (todo, untitled, insert alt text, {{alt}}), or symbols without a word",
  source: "WCAG 1.1.1 F30; github placeholder-alt-text; double-great is-unhelpful",
  stage: "whole",
  check({ text, words, normalized, context }) {
    const trimmed = text.trim();
    const span = { start: text.indexOf(trimmed), end: text.indexOf(trimmed) + trimmed.length };
    if (templateToken.test(trimmed) || (context.role !== "text" && holds(words.placeholders, normalized.replace(counter, "")))) {
      return [{ message: "This is placeholder text: describe the image, or leave the text empty if it is decorative.", ...span }];
    }
    if (!/[\p{L}\p{N}\p{S}]/u.test(text)) {
      return [{ message: "This text has no words: describe the image, or leave the text empty if it is decorative.", ...span }];
    }
    return [];
  },
};
