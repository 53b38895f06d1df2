import { oneLine } from "@legenda/captions/values";
import type { ComparedAnswer, Comparison } from "./comparison.js";

/** What a comparison shows of a model, as text. Table and page show the same. */
export interface ComparisonRow {
  readonly model: string;
  readonly text: string;
  readonly seconds: string;
  readonly tokens: string;
  readonly cost: string;
  readonly agreement: string;
  readonly notes: readonly string[];
  readonly failed: boolean;
  readonly outlier: boolean;
}

export const columns = ["Model", "Seconds", "Tokens in/out", "Cost", "Agreement", "Answer"] as const;

/** Returns the rows of a comparison. */
export function rowsOf({ answers }: Comparison<unknown>): ComparisonRow[] {
  const answerCount = answers.filter(({ status }) => status === "answered").length;
  return answers.map((answer) => {
    const shared = { model: plain(answer.model), seconds: (answer.durationMs / 1000).toFixed(2) };
    if (answer.status === "failed") {
      const text = `failed: ${plain(answer.error.message.split("\n")[0] ?? "")}`;
      return { ...shared, text, tokens: "–", cost: "–", agreement: "–", notes: [], failed: true, outlier: false };
    }
    const { usage, cost, agreement, outlier } = answer;
    return {
      ...shared,
      text: plain(answer.text) || "(decorative)",
      tokens: `${usage.inputTokens ?? "?"}/${usage.outputTokens ?? "?"}`,
      // An unknown cost is not 0.
      cost: cost ? `$${cost.amount.toPrecision(3)}` : "unknown",
      agreement: answerCount > 1 ? `${Math.round(agreement * 100)} %` : "–",
      notes: notesOf(answer),
      failed: false,
      outlier,
    };
  });
}

/** On one line, and without the characters that change the reading direction: they affect the text after the cell too. */
function plain(text: string): string {
  return oneLine(text.replace(/[\u202a-\u202e\u2066-\u2069]/g, ""));
}

function notesOf({ outlier, finish, findings }: ComparedAnswer<unknown>): string[] {
  return [
    ...(outlier ? ["outlier: the other answers agree with each other, but not with this one"] : []),
    ...(finish === "length" ? ["cut off at the token limit"] : []),
    ...findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${plain(message)}`),
  ];
}
