import type { RuleDefinition } from "./rule.js";

/** "Bar chart of sales" has four words and does not say what the chart shows. */
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
          "This names the image but not what it says: write its kind and main point here, and put the data in a long description.",
      },
    ];
  },
};
