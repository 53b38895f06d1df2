import type { RuleDefinition } from "./rule.js";

/** "Bar chart of sales" has four words, and does not say what the chart says. */
const minWords = 5;

export const complexSummary: RuleDefinition = {
  id: "complex-summary",
  severity: "warning",
  finds: "a chart, diagram or map summed up in fewer than five words",
  source: "W3C alt decision tree",
  roles: ["complex"],
  check({ tokens, words }) {
    if (words.spaced === false || tokens.length >= minWords) return [];
    return [
      {
        message:
          "This names the image and not what it says: write its kind and its main point here, and the data in a long description beside it.",
      },
    ];
  },
};
