import { normalize } from "../text/normalize.js";
import { tokensOf } from "../text/tokens.js";
import type { RuleDefinition } from "./rule.js";

/** A shorter text may occur in a paragraph by chance. */
const minWords = 4;

export const repeatsContext: RuleDefinition = {
  id: "repeats-context",
  severity: "warning",
  finds: "a text that equals the caption or the text beside the image, or is contained in it word for word",
  source: "axe image-redundant-alt; W3C alt decision tree",
  check({ normalized, context: { caption = "", nearbyText = "" } }) {
    if (normalized === "") return [];
    const place = repeats(normalized, caption)
      ? "caption"
      : repeats(normalized, nearbyText)
        ? "text beside the image"
        : undefined;
    if (!place) return [];
    return [
      { message: `The ${place} says the same, so that it would be heard twice: use alt="", or say what the ${place} does not.` },
    ];
  },
};

function repeats(text: string, context: string): boolean {
  const other = normalize(context);
  if (other === text) return true;
  if (text.length > other.length || tokensOf(text).length < minWords) return false;
  return wordsIn(other).includes(wordsIn(text));
}

function wordsIn(text: string): string {
  return ` ${tokensOf(text)
    .map(({ word }) => word)
    .join(" ")} `;
}

export const repeatedInBatch: RuleDefinition = {
  id: "repeated-in-batch",
  severity: "warning",
  finds: "the same text as another image of the batch; links may share a text if they lead to the same place",
  source: "github repeated-alt-text",
  roles: ["informative", "complex", "text"],
  check({ normalized, options: { others = [] } }) {
    if (normalized === "" || !others.some((other) => normalize(other) === normalized)) return [];
    return [{ message: "Another image has the same text: say what distinguishes this one." }];
  },
};
