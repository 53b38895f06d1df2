/**
 * The template language: roles, slots and what they make of values.
 *
 * @module
 */
export { type ParseOptions, parseTemplate } from "./parse.js";
export type { ParsedTemplate, Section, Segment, SlotKind, TemplateSlot } from "./parsed-template.js";
export { renderTemplate } from "./render.js";
export type { BareArgument, TemplateArgs, TemplateInput, TemplateThis, TextValue } from "./types.js";
