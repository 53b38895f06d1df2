import { type Html, html } from "@legenda/core/text";
import { formatCost, formatCount, plural } from "./amounts.js";
import type { Summary } from "./summary.js";
import { visibleName } from "./visible.js";

/** The head of the page: what the run came to. Its figures are the filter by status. */
export function head(title: string, summary: Summary): Html {
  return html`<header class="head">
<h1><bdi>${visibleName(title)}</bdi></h1>
${modelLine(summary)}
${figures(summary)}
</header>
`;
}

function modelLine({ models, calls, cost, priced, pricedAt, inputTokens, outputTokens }: Summary): Html {
  if (calls === 0) return html`<p class="run">These captions were made without a call to a model.</p>`;
  const names = [...models].sort(([, one], [, other]) => other - one);
  const shown = names.map(
    ([model, count]) => html`<li><bdi>${visibleName(model)}</bdi>${names.length > 1 ? ` (${plural(count, "call")})` : ""}</li>`,
  );
  return html`<ul class="run">
${shown}
<li>${priced === 0 ? "cost unknown" : `${priced < calls ? "at least " : ""}${formatCost({ amount: cost })}`}${
    priced > 0 && priced < calls ? ` (known for ${formatCount(priced)} of ${plural(calls, "call")})` : ""
  }${pricedAt ? html`<span class="aside"> at prices of ${visibleName(pricedAt)}</span>` : ""}</li>
${inputTokens + outputTokens > 0 ? html`<li>${formatCount(inputTokens)} tokens in, ${formatCount(outputTokens)} out</li>` : undefined}
</ul>`;
}

function figures({ total, done, failed, kept, duplicates }: Summary): Html {
  return html`<fieldset class="figures">
<legend class="unseen">Show by status</legend>
${figure("all", "All", total, true)}
${figure("done", "Captioned", done)}
${figure("failed", "Failed", failed)}
${figure("kept", "Kept", kept)}
${figure("duplicate", "Duplicates", duplicates)}
</fieldset>`;
}

function figure(value: string, label: string, count: number, checked = false): Html {
  const empty = count === 0 ? html` class="empty"` : html``;
  return html`<label${empty}><input type="radio" name="status" value="${value}" autocomplete="off"${checked ? html` checked` : html``}><span class="figure">${formatCount(count)}</span> <span class="label">${label}</span></label>`;
}
