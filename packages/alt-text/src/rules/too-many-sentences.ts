import type { RuleDefinition } from "./rule.js";

export const tooManySentences: RuleDefinition = {
  id: "too-many-sentences",
  severity: "warning",
  finds: "more sentences than the preset allows; abbreviations and initials do not end a sentence",
  source: "inference.net (one or two sentences)",
  roles: ["informative", "functional", "complex"],
  check({ sentences, preset: { maxSentences } }) {
    if (sentences.length <= maxSentences) return [];
    const start = sentences[maxSentences]?.start ?? 0;
    const end = sentences.at(-1)?.end ?? start;
    return [
      {
        message: `${sentences.length} sentences are more than ${maxSentences}: keep what matters most, and put the rest beside the image.`,
        start,
        end,
      },
    ];
  },
};
