/**
 * Text for people: hostile text made safe to print, suggestions for misspelt words, and pieces of HTML that escape what is inserted. Shared by the packages
 * that report, and usable without them.
 *
 * @module
 * @example
 * import { html, printable } from "@legenda/core/text";
 *
 * printable("\u001b[2Jgone.jpg"); // "�[2Jgone.jpg"
 * html`<p>${"<b>"}</p>`.markup; // "<p>&lt;b&gt;</p>"
 */

export { Html, type HtmlValue, html } from "./html.js";
export { nearest } from "./nearest.js";
export { type PrintableOptions, printable } from "./printable.js";
