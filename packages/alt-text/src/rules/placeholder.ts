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
  finds: "text that was to be replaced (todo, untitled, insert alt text, {{alt}}), or signs without a word",
  source: "WCAG 1.1.1 F30; github placeholder-alt-text; double-great is-unhelpful",
  stage: "whole",
  check({ text, words, normalized, context }) {
    const trimmed = text.trim();
    const span = { start: text.indexOf(trimmed), end: text.indexOf(trimmed) + trimmed.length };
    if (templateToken.test(trimmed) || (context.role !== "text" && holds(words.placeholders, normalized.replace(counter, "")))) {
      return [
        { message: "This text was to be replaced: describe the image, or leave the text empty if it is decorative.", ...span },
      ];
    }
    if (!/[\p{L}\p{N}\p{S}]/u.test(text)) {
      return [
        { message: "There is no word in this text: describe the image, or leave the text empty if it is decorative.", ...span },
      ];
    }
    return [];
  },
};
