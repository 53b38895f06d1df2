import { oneLine } from "@legenda/captions/values";
import type { ComparedAnswer, Comparison } from "./comparison.js";

/** What a comparison shows of a model, as text; the same on a terminal and on a page. */
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

export function rowsOf({ answers }: Comparison<unknown>): ComparisonRow[] {
  const answered = answers.filter(({ status }) => status === "answered").length;
  return answers.map((answer) => {
    const shared = { model: plain(answer.model), seconds: (answer.durationMs / 1000).toFixed(2) };
    if (answer.status === "failed") {
      const why = plain(answer.error.message.split("\n")[0] ?? "");
      return {
        ...shared,
        text: `failed: ${why}`,
        tokens: "–",
        cost: "–",
        agreement: "–",
        notes: [],
        failed: true,
        outlier: false,
      };
    }
    return {
      ...shared,
      text: plain(answer.text) || "(decorative)",
      tokens: `${answer.usage.inputTokens ?? "?"}/${answer.usage.outputTokens ?? "?"}`,
      // Not 0: what is not known is not free.
      cost: answer.cost ? `$${answer.cost.amount.toPrecision(3)}` : "unknown",
      agreement: answered > 1 ? `${Math.round(answer.agreement * 100)} %` : "–",
      notes: notesOf(answer),
      failed: false,
      outlier: answer.outlier,
    };
  });
}

/** On one line, and without the characters that turn the direction of what follows: they reach past their own cell. */
function plain(text: string): string {
  return oneLine(text.replace(/[\u202a-\u202e\u2066-\u2069]/g, ""));
}

function notesOf({ outlier, finish, findings }: ComparedAnswer<unknown>): string[] {
  return [
    ...(outlier ? ["outlier: the others agree with each other, not with this one"] : []),
    ...(finish === "length" ? ["cut by its length"] : []),
    ...findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${plain(message)}`),
  ];
}
