import type { Finding } from "@legenda/alt-text";
import type { BatchResult, CallRecord } from "@legenda/batch";
import { shortUrl } from "@legenda/core/provider";
import { type Html, html } from "@legenda/core/text";
import { baseName } from "../../paths/base-name.js";
import type { CaptionParts } from "../caption-parts.js";
import { formatCost, formatCount, plural } from "./amounts.js";
import { fieldList } from "./field-list.js";
import { markedText } from "./marked-text.js";
import type { Thumbnail } from "./thumbnail.js";
import { visibleName, visibleText, withoutHidden } from "./visible.js";

export interface ItemOptions {
  /** From 1. */
  readonly number: number;
  readonly parts: CaptionParts;
  /** `undefined` where nothing was checked. */
  readonly findings: readonly Finding[] | undefined;
  readonly thumbnail: Thumbnail | undefined;
  /** Whether each image names its model: if the run has several. */
  readonly withModel: boolean;
  readonly language: string | undefined;
  /** Where the whole image is opened. */
  readonly href: string | undefined;
}

/** An image of the page. Its attributes hold what filters and sorting need. */
export function itemOf(result: BatchResult, options: ItemOptions): Html {
  const { number, parts, findings, thumbnail } = options;
  const counts = { errors: 0, warnings: 0 };
  for (const { severity } of findings ?? []) counts[severity === "error" ? "errors" : "warnings"]++;
  const checked = findings && html` data-errors="${counts.errors}" data-warnings="${counts.warnings}"`;
  const isDuplicate = result.status === "done" && result.origin === "duplicate";
  return html`<li class="item" data-key="${result.key}" data-status="${result.status}"${isDuplicate ? html` data-duplicate` : html``}${checked}>
${thumbnail && plate(thumbnail, altOf(result, parts))}
<div class="content">
<h3 class="name" id="n${number}">${nameOf(result, options)}</h3>
${badges(result)}
${caption(result, options)}
${findings && findingList(findings)}
${fieldList(parts.fields)}
${more(result)}
</div>
<div class="side">
${controls(number, result.status === "failed" || parts.text !== undefined)}
${facts(result, options)}
</div>
</li>
`;
}

/** The caption itself is what is reviewed, so that a screen reader says it where the picture is. */
function altOf(result: BatchResult, { text }: CaptionParts): string {
  return result.status === "failed" || text === undefined ? withoutHidden(result.key) : withoutHidden(text);
}

function plate(thumbnail: Thumbnail, alt: string): Html {
  if ("missing" in thumbnail) {
    const label = alt === "" ? "A picture that is not shown" : alt;
    return html`<div class="plate"><div class="missing" role="img" aria-label="${label}"></div><p class="why">${thumbnail.missing}</p></div>`;
  }
  const { src, width, height, remote } = thumbnail;
  const size = width && height ? html` width="${width}" height="${height}"` : html``;
  const privately = remote ? html` referrerpolicy="no-referrer"` : html``;
  return html`<div class="plate"><img src="${src}" alt="${alt}"${size}${privately} loading="lazy" decoding="async"></div>`;
}

function nameOf({ key, image }: BatchResult, { href }: ItemOptions): Html {
  const base = baseName(key);
  const above = key.slice(0, key.length - base.length);
  const name = html`<bdi>${above && html`<span class="folder">${visibleName(above)}</span>`}${visibleName(base)}</bdi>`;
  if (!href) return name;
  // A row of a table may have a name of its own: then the address is shown beside it.
  const isAddress = image?.kind !== "url" || key === image.url || key === href;
  return isAddress ? link(href, name) : html`${name} ${link(href, html`<bdi>${visibleName(shortUrl(href))}</bdi>`)}`;
}

function link(href: string, text: Html): Html {
  return html`<a href="${href}" target="_blank" rel="noreferrer noopener">${text}</a>`;
}

function badges(result: BatchResult): Html | undefined {
  if (result.status === "failed") return html`<p class="badge failed">Failed</p>`;
  if (result.status === "kept") return html`<p class="badge">Kept as it was</p>`;
  if (result.origin !== "duplicate") return undefined;
  return html`<p class="badge">Same picture as <bdi>${visibleName(result.duplicateOf ?? "another")}</bdi></p>`;
}

function caption(result: BatchResult, { parts, findings = [], language }: ItemOptions): Html | undefined {
  const lang = language && html` lang="${language}"`;
  if (result.status === "failed") {
    const { name, message, reason, status, retryable } = result.error;
    const data = [name, reason, status && `HTTP ${status}`, retryable ? "may succeed when tried again" : ""].filter(Boolean);
    return html`<p class="failure" dir="auto">${visibleText(message)}</p>
<p class="failure-data">${visibleName(data.join(" · "))}</p>
<p class="caption"${lang} dir="auto" hidden></p>`;
  }
  if (parts.text === undefined) return undefined;
  const shown = parts.text.trim() === "" ? html`<span class="none">No text</span>` : markedText(parts.text, findings);
  return html`<p class="caption"${lang} dir="auto">${shown}</p>`;
}

function findingList(findings: readonly Finding[]): Html | undefined {
  if (findings.length === 0) return undefined;
  return html`<ul class="findings">${findings.map(
    ({ rule, severity, message }) =>
      html`<li class="${severity}"><b>${severity === "error" ? "Error" : "Warning"}</b> <span dir="auto">${visibleText(message)}</span> <code>${rule}</code></li>`,
  )}</ul>`;
}

/** What was there before: the row of a table, and a caption that the new one takes the place of. */
function more(result: BatchResult): Html {
  const before = result.status === "kept" ? undefined : result.existing;
  const row = fieldList(Object.entries(result.fields));
  return html`${before && html`<details><summary>Caption before</summary><p class="earlier" dir="auto">${visibleText(before)}</p></details>`}${
    row && html`<details><summary>Row of the table</summary>${row}</details>`
  }`;
}

function controls(number: number, hasText: boolean): Html {
  const edit = hasText ? html`<button type="button" data-act="edit">Edit</button>` : undefined;
  return html`<div class="marks" role="group" aria-labelledby="n${number}"><button type="button" data-act="ok" aria-pressed="false">OK</button><button type="button" data-act="change" aria-pressed="false">To change</button>${edit}</div>`;
}

function facts(result: BatchResult, { withModel }: ItemOptions): Html | undefined {
  const { width, height } = result;
  const call = result.status === "kept" ? undefined : result.call;
  const isDuplicate = result.status === "done" && result.origin === "duplicate";
  const items = [
    width && height ? `${width} × ${height} px` : "",
    // What another image's call took was not taken again.
    ...(call && !isDuplicate ? callFacts(call, withModel) : []),
  ].filter(Boolean);
  if (items.length === 0) return undefined;
  return html`<ul class="facts">${items.map((fact) => html`<li>${visibleName(fact)}</li>`)}</ul>`;
}

function callFacts(call: CallRecord, withModel: boolean): string[] {
  const { inputTokens, outputTokens } = call.usage;
  const tokens = [
    inputTokens === undefined ? "" : `${formatCount(inputTokens)} in`,
    outputTokens === undefined ? "" : `${formatCount(outputTokens)} out`,
  ].filter(Boolean);
  return [
    withModel ? `${call.provider}:${call.model}` : "",
    tokens.length > 0 ? `${tokens.join(", ")} tokens` : "",
    call.cost ? formatCost(call.cost) : "",
    call.attempts > 1 ? plural(call.attempts, "request") : "",
    call.finish === "length" ? "cut by its length" : "",
  ];
}
