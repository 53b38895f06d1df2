import { anthropic } from "@legenda/anthropic";
import { type Model, tokensFor } from "@legenda/core";
import { google } from "@legenda/google";
import { openai } from "@legenda/openai";

const photograph = { width: 4000, height: 3000 };
const edges = [1024, 512, 256];

/** What a large photograph comes to in tokens and dollars, as it is and made smaller: a table of Markdown. */
export function pictureSizes(): string {
  const key = { apiKey: "none is needed to count" };
  const models = [openai("gpt-5.4-nano", key), anthropic("claude-haiku-5-5", key), google("gemini-3.5-flash-lite", key)];
  const rows = models.map((model) => {
    const whole = tokens(model, photograph.width);
    const small = edges.map((edge) => tokens(model, edge));
    return [
      `${model.provider}:${model.id}`,
      ...[whole, ...small].map(String),
      dollars(model, whole),
      dollars(model, small.at(-1) ?? 0),
    ];
  });
  return aligned([["tokens at", "4000", ...edges.map(String), "1,000 at 4000", "at 256"], ...rows]);
}

function tokens(model: Model, width: number): number {
  return tokensFor(model, { width, height: (width * photograph.height) / photograph.width }) ?? 0;
}

/** Of a thousand such pictures, without the words around them. */
function dollars({ capabilities: { prices } }: Model, count: number): string {
  return prices ? `$${((prices.input * count) / 1000).toFixed(2)}` : "?";
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ");
  return `${rows.map((row) => line(row).trimEnd()).join("\n")}\n`;
}
