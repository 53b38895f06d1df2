import { type Html, html } from "@legenda/core/text";
import { visibleName, visibleText } from "./visible.js";

/** A value may be nested as deep as a model likes: below this it is shown as JSON. */
const MAX_DEPTH = 4;

/** Names with their values, as a list of descriptions; `undefined` where there are none. */
export function fieldList(fields: readonly (readonly [name: string, value: unknown])[], depth = 1): Html | undefined {
  if (fields.length === 0) return undefined;
  return html`<dl class="fields">${fields.map(
    ([name, value]) => html`<div><dt><bdi>${visibleName(name)}</bdi></dt><dd dir="auto">${shownValue(value, depth)}</dd></div>`,
  )}</dl>`;
}

function shownValue(value: unknown, depth: number): Html {
  if (value === null || value === undefined || value === "") return html`<span class="none">none</span>`;
  if (typeof value === "boolean") return html`${value ? "yes" : "no"}`;
  if (value instanceof Date) return html`${Number.isNaN(value.getTime()) ? "no date" : value.toISOString()}`;
  if (typeof value !== "object") return visibleText(String(value));
  const entries = Object.entries(value);
  if (entries.length === 0) return html`<span class="none">none</span>`;
  if (Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null)) {
    return html`<ul class="words">${value.map((item) => html`<li>${visibleText(String(item))}</li>`)}</ul>`;
  }
  if (depth >= MAX_DEPTH) return visibleText(jsonOf(value));
  const named = Array.isArray(value) ? value.map((item, index) => [String(index + 1), item] as const) : entries;
  return fieldList(named, depth + 1) ?? html``;
}

function jsonOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    // A circle, or a value that JSON does not know: an answer that was never in the journal.
    return String(value);
  }
}
