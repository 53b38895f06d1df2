/**
 * Text for people: makes untrusted text safe to print, suggests corrections of misspelt words, and creates HTML with escaped
 * values.
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
