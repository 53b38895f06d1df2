/**
 * The page's looks: the caption is what is read, so it has the serif and the size; all else steps back. Findings are
 * underlined where they stand, as a proofreader does. Colours are never the only sign, and have 4.5:1 at least.
 */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f8f8f5, #16181b);
  --mat: light-dark(#ecece6, #202327);
  --ink: light-dark(#1b1d20, #ebeae6);
  --quiet: light-dark(#5a5e64, #a5a9af);
  --line: light-dark(#d9d9d1, #33373c);
  --edge: light-dark(#83878d, #7b8087);
  --pencil: light-dark(#2a45b8, #a3b5ff);
  --error: light-dark(#ab1f18, #ff9288);
  --warning: light-dark(#805200, #ecbf6a);
  --good: light-dark(#17663f, #86d3a6);
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia, serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  scroll-padding-block: 9rem 1rem;
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 76rem; padding: 0 clamp(1rem, 3vw, 2.5rem) 6rem; background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--pencil); outline-offset: 2px; }
a { color: inherit; text-decoration-color: var(--edge); text-decoration-thickness: 1px; text-underline-offset: 0.25em; }
.name a { text-decoration-color: var(--line); }
a:hover { color: var(--pencil); text-decoration-color: currentColor; }
ul, ol, dl, dd, p, h1, h2, h3 { margin: 0; padding: 0; }
ul, ol { list-style: none; }
code, kbd { font: 0.8125em var(--mono); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-block-start: -4rem; padding: 0.5rem 1rem; background: var(--ink); color: var(--paper); z-index: 2; }
.skip:focus { inset-block-start: 0; }
.none { color: var(--quiet); font-style: italic; }
.hidden-character { font: 0.6875rem var(--mono); padding: 0 0.2em; border: 1px solid var(--edge); border-radius: 2px; color: var(--quiet);
  white-space: nowrap; }

.head { padding-block: clamp(1.5rem, 5vw, 3.5rem) 1.5rem; }
h1 { font: 400 clamp(1.75rem, 4.5vw, 2.625rem)/1.15 var(--serif); letter-spacing: -0.01em; text-wrap: balance; }
.run { display: flex; flex-wrap: wrap; gap: 0.125rem 1.5rem; margin-block: 0.75rem 0; color: var(--quiet);
  font-variant-numeric: tabular-nums; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); margin: 1.75rem 0 0; padding: 0; border: 0; border-block: 1px solid var(--line); min-width: 0; }
.figures label { position: relative; padding: 0.75rem 1rem 0.625rem 0; cursor: pointer; }
.figures input { position: absolute; opacity: 0; inset: 0; width: 100%; height: 100%; margin: 0; cursor: pointer; }
.figure { display: block; font: 400 1.75rem/1.1 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
.figures .label { color: var(--quiet); }
.figures .empty .figure { color: var(--quiet); }
.figures label::after { content: ""; position: absolute; inset: auto 1rem -1px 0; height: 3px; }
.figures label:has(:checked)::after { background: var(--ink); }
.figures label:has(:checked) .label { color: var(--ink); font-weight: 600; }
.figures label:hover .label { color: var(--ink); }
.figures label:has(:focus-visible) { outline: 2px solid var(--pencil); outline-offset: 2px; }

.tools { padding-block: 0.875rem; background: var(--paper); border-block-end: 1px solid var(--line); z-index: 1; }
.filters { display: grid; grid-template-columns: minmax(12rem, 2fr) repeat(3, minmax(8rem, 1fr)); gap: 0.75rem; }
.filters label { display: block; min-width: 0; }
.filters label > span { display: block; font-size: 0.8125rem; color: var(--quiet); }
input[type="search"], select, textarea, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge);
  border-radius: 3px; padding: 0.3125rem 0.625rem; min-height: 2.25rem; }
input[type="search"], select { width: 100%; }
::placeholder { color: var(--quiet); opacity: 1; }
button { cursor: pointer; }
button:hover:enabled { border-color: var(--ink); background: var(--mat); }
button:disabled { color: var(--quiet); border-color: var(--line); cursor: default; }
.standing { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 1.5rem; margin-block-start: 0.75rem; font-variant-numeric: tabular-nums; }
#count { font-weight: 600; }
.standing { min-height: 2rem; }
#marked { color: var(--quiet); flex: 1 1 12rem; }
.take { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.take button { min-height: 2rem; padding-block: 0.125rem; font-size: 0.875rem; }
#trouble { margin-block-start: 0.5rem; color: var(--error); }
.keys { margin-block-start: 0.75rem; font-size: 0.8125rem; color: var(--quiet); }
.keys p { max-width: 65ch; margin-block-start: 0.375rem; }
kbd { padding: 0 0.35em; border: 1px solid var(--edge); border-radius: 3px; }
@media (min-width: 60rem) and (min-height: 40rem) { .tools { position: sticky; inset-block-start: 0; } }

#nothing { padding-block: 4rem; text-align: center; font: 1.1875rem var(--serif); }
#nothing button { font: 0.9375rem system-ui, sans-serif; margin-inline-start: 0.5rem; }
.item { display: grid; grid-template-columns: 13rem minmax(0, 1fr) 14.5rem; gap: 0.25rem 2rem; padding-block: 1.75rem; overflow-clip-margin: 0.375rem; border-block-end: 1px solid var(--line);
  content-visibility: auto; contain-intrinsic-size: auto 15rem; }
.items.bare .item { grid-template-columns: minmax(0, 1fr) 14.5rem; }
.plate { grid-row: span 2; }
.plate img { display: block; width: auto; height: auto; max-width: 100%; max-height: 13rem; background: var(--mat); color: var(--quiet); font-size: 0.8125rem;
  box-shadow: 0 0 0 1px var(--line); }
.missing { aspect-ratio: 4 / 3; box-shadow: 0 0 0 1px var(--line); background:
  linear-gradient(to top right, transparent calc(50% - 0.5px), var(--line) calc(50% - 0.5px) calc(50% + 0.5px), transparent calc(50% + 0.5px)) var(--mat); }
.why { margin-block-start: 0.375rem; font-size: 0.8125rem; color: var(--quiet); }
.content { min-width: 0; }
.name { font: 400 0.8125rem/1.5 var(--mono); color: var(--quiet); }
.badge { display: inline-block; margin-block: 0.25rem 0; padding: 0 0.5em; border: 1px solid var(--edge); border-radius: 3px; font-size: 0.8125rem; color: var(--quiet); }
.badge.failed { border-color: currentColor; color: var(--error); font-weight: 600; }
.caption, .earlier { font: 1.1875rem/1.45 var(--serif); max-width: 60ch; margin-block-start: 0.375rem; white-space: pre-wrap; unicode-bidi: plaintext; text-wrap: pretty; }
.earlier { font-size: 1rem; color: var(--quiet); }
mark { background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: 0.22em; text-decoration-skip-ink: none; }
mark.error { text-decoration-color: var(--error); text-decoration-style: wavy; text-decoration-thickness: 1.5px; }
mark.warning { text-decoration-color: var(--warning); text-decoration-style: dotted; }
.findings { margin-block-start: 0.75rem; max-width: 68ch; font-size: 0.875rem; }
.findings li { padding-block: 0.125rem; padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--warning); }
.findings li + li { margin-block-start: 0.25rem; }
.findings li.error { border-color: var(--error); }
.findings b { color: var(--warning); }
.findings .error b { color: var(--error); }
.findings code { color: var(--quiet); white-space: nowrap; }
.old-findings { margin-block-start: 0.75rem; font-size: 0.8125rem; color: var(--quiet); }
.failure { margin-block-start: 0.375rem; max-width: 68ch; white-space: pre-wrap; }
.failure-data { font-size: 0.8125rem; color: var(--quiet); }
.fields { margin-block-start: 0.75rem; font-size: 0.875rem; max-width: 68ch; }
.fields > div { display: grid; grid-template-columns: minmax(5rem, 8.5rem) minmax(0, 1fr); gap: 0 0.75rem; padding-block: 0.125rem; }
.fields dt { color: var(--quiet); }
.fields dd { white-space: pre-wrap; unicode-bidi: plaintext; }
.fields .fields { margin-block-start: 0; }
.words { display: flex; flex-wrap: wrap; gap: 0.25rem 0.375rem; }
.words li { padding: 0 0.45em; background: var(--mat); border-radius: 3px; }
.content details { margin-block-start: 0.5rem; font-size: 0.875rem; }
summary { cursor: pointer; color: var(--quiet); width: fit-content; }
.side { font-size: 0.8125rem; }
.facts { color: var(--quiet); margin-block-start: 0.75rem; font-variant-numeric: tabular-nums; }
.marks { display: flex; flex-wrap: wrap; gap: 0.375rem; }
.marks button { min-height: 2rem; padding: 0.125rem 0.625rem; font-size: 0.875rem; }
.marks [aria-pressed="true"] { font-weight: 600; border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; }
.marks [aria-pressed="true"]::before { content: "✓ " / ""; }
.marks [data-act="change"][aria-pressed="true"]::before { content: "✎ " / ""; }
.marks [data-act="ok"][aria-pressed="true"] { color: var(--good); }
.marks [data-act="change"][aria-pressed="true"] { color: var(--pencil); }
.editor { margin-block-start: 0.5rem; max-width: 60ch; }
.editor label span { display: block; font-size: 0.8125rem; color: var(--quiet); }
.editor textarea { display: block; width: 100%; font: 1.1875rem/1.45 var(--serif); resize: vertical; field-sizing: content; }
.editor .length { float: inline-end; font-size: 0.8125rem; color: var(--quiet); margin-block-start: 0.375rem; }
.editor button { margin: 0.5rem 0.375rem 0 0; min-height: 2rem; padding-block: 0.125rem; }
.before { margin-block-start: 0.5rem; font-size: 0.875rem; color: var(--quiet); max-width: 68ch; white-space: pre-wrap; }
.before del { text-decoration-thickness: 1px; }
.before button { margin-inline-start: 0.5rem; min-height: 1.75rem; padding: 0 0.5rem; font-size: 0.8125rem; }
.edited > .content > .caption { color: var(--pencil); }

@media (max-width: 60rem) {
  .filters { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .filters .find { grid-column: 1 / -1; }
  .item { grid-template-columns: 10rem minmax(0, 1fr); gap: 0.75rem 1.5rem; }
  .items.bare .item { grid-template-columns: minmax(0, 1fr); }
  .side { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; }
  .facts { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; }
}
@media (max-width: 38rem) {
  .filters { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .filters label:last-child { grid-column: 1 / -1; }
  .figures { grid-template-columns: repeat(auto-fit, minmax(4.125rem, 1fr)); font-size: 0.75rem; }
  .figures label { padding: 0.5rem 0.25rem 0.5rem 0; }
  .figures label::after { inset-inline-end: 0.5rem; }
  .figure { font-size: 1.375rem; }
  .item, .items.bare .item { grid-template-columns: minmax(0, 1fr); padding-block: 1.25rem; contain-intrinsic-size: auto 26rem; }
  .plate { grid-row: auto; }
  .plate img { max-height: 16rem; }
  .missing { max-width: 13rem; }
  .marks button, .take button { min-height: 2.5rem; padding-inline: 0.875rem; }
  .fields > div { grid-template-columns: minmax(4.5rem, 6rem) minmax(0, 1fr); }
}
@media (scripting: none) { .tools, .marks { display: none; } }
@media (forced-colors: active) { .figures label:has(:checked)::after { background: Highlight; } }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  .tools, .keys, .skip, .content details:not([open]), .marks button[aria-pressed="false"], .marks [data-act="edit"], .before button, .editor, .empty { display: none; }
  .item { grid-template-columns: 3.5cm minmax(0, 1fr) 3cm; gap: 0 0.5cm; padding-block: 0.4cm; content-visibility: visible; break-inside: avoid; }
  .plate { grid-row: span 2; }
  .side, .facts { display: block; }
  .caption { font-size: 11pt; }
}
`;
