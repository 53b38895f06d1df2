import { type Html, html } from "@legenda/core/text";

/** What stays in sight while one reviews: search, filters, sorting, the number shown, and one's own marks. */
export function tools(): Html {
  return html`<div class="tools" id="tools" role="search" aria-label="Filter and sort">
<div class="filters">
<label class="find"><span>Search</span><input type="search" id="find" autocomplete="off" spellcheck="false" placeholder="name or caption"></label>
${select("findings", "Findings", [
  ["all", "Any"],
  ["errors", "Errors"],
  ["warnings", "Warnings"],
  ["none", "None"],
])}
${select("review", "Review", [
  ["all", "Any"],
  ["open", "Not marked"],
  ["ok", "OK"],
  ["change", "To change"],
  ["edited", "Edited"],
])}
${select("sort", "Sort by", [
  ["order", "Run order"],
  ["name", "Name"],
  ["length", "Length, longest first"],
  ["findings", "Findings, most first"],
])}
</div>
<div class="standing">
<p id="count" role="status" aria-live="polite"></p>
<p id="marked"></p>
<div class="take" id="take" hidden>
<button type="button" id="csv">Download CSV</button>
<button type="button" id="jsonl">Download JSONL</button>
<button type="button" id="clear">Clear all</button>
</div>
</div>
<p id="trouble" role="alert" hidden></p>
</div>
<details class="keys"><summary>Keys and where marks are kept</summary>
<p>While the focus is on an image’s buttons: <kbd>J</kbd> next image, <kbd>K</kbd> the one before, <kbd>O</kbd> OK, <kbd>C</kbd> to change, <kbd>E</kbd> edit, <kbd>/</kbd> search. In the editor: <kbd>Ctrl</kbd> <kbd>Enter</kbd> saves, <kbd>Esc</kbd> cancels.</p>
<p>Marks and edits are kept in this browser, under the key <code id="storage-key"></code>, and go nowhere else. Download them to use them.</p>
</details>
`;
}

/** What the script makes an editor of, one image at a time. */
export function editorTemplate(): Html {
  return html`<template id="editor"><div class="editor">
<label><span>Caption</span><textarea rows="3" dir="auto"></textarea></label>
<p class="length" aria-hidden="true"></p>
<button type="button" data-act="save">Save</button><button type="button" data-act="cancel">Cancel</button>
</div></template>
`;
}

function select(id: string, label: string, options: readonly (readonly [value: string, label: string])[]): Html {
  return html`<label><span>${label}</span><select id="${id}" autocomplete="off">${options.map(
    ([value, text]) => html`<option value="${value}">${text}</option>`,
  )}</select></label>
`;
}
