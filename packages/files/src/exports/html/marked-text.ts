import type { Finding } from "@legenda/alt-text";
import { type Html, html } from "@legenda/core/text";
import { visibleText } from "./visible.js";

/** A caption with the places of its findings underlined. Where two overlap, the error is the one that shows. */
export function markedText(text: string, findings: readonly Finding[]): Html {
  const ranges = findings.flatMap(({ start, end, severity }) =>
    Number.isInteger(start) && Number.isInteger(end) && Number(start) < Number(end)
      ? [{ start: Math.max(0, Number(start)), end: Math.min(text.length, Number(end)), severity }]
      : [],
  );
  const bounds = new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...bounds].filter((at) => at <= text.length).sort((one, other) => one - other);
  return html`${sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0;
    const covering = ranges.filter((range) => range.start <= start && range.end >= end);
    const piece = visibleText(text.slice(start, end));
    if (covering.length === 0) return piece;
    const severity = covering.some((range) => range.severity === "error") ? "error" : "warning";
    return html`<mark class="${severity}">${piece}</mark>`;
  })}`;
}
