/**
 * The template language: roles, slots, and how values are rendered.
 *
 * @module
 */
export { parseTemplate } from "./parse.js";
export type { ParsedTemplate, TemplateSlot } from "./parsed-template.js";
export { renderTemplate } from "./render.js";
export type { BareArgument, TemplateArgs, TemplateInput, TemplateThis, TextValue } from "./types.js";
