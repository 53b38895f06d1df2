import type { Element } from "./element.js";
import type { Position } from "./page-finding.js";
import { shortened } from "./shortened.js";

/** What tells of an image in its tag. */
const shownAttributes = /^(?:src|data-src|srcset|alt|title|role|href|data|type|class|aria-label|aria-labelledby|aria-hidden)$/;

/** The tag of an element, as far as it tells of the image. */
export function tagOf(element: Element): string {
  const attributes = element.attrs
    .filter(({ name }) => shownAttributes.test(name))
    .map(({ name, value }) => attributeMarkup(name, shortened(value, name === "alt" ? 120 : 48)));
  return `<${[element.tagName, ...attributes].join(" ")}>`;
}

/** An attribute as it is written in a page. */
export function attributeMarkup(name: string, value: string): string {
  return `${name}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
}

/** Where a tag begins and ends; the beginning of the page for what the parser has made itself. */
export function tagRegion(element: Element): { readonly start: Position; readonly end: Position | undefined } {
  const location = element.sourceCodeLocation;
  const tag = location?.startTag ?? location;
  if (!tag) return { start: { line: 1, column: 1 }, end: undefined };
  return { start: { line: tag.startLine, column: tag.startCol }, end: { line: tag.endLine, column: tag.endCol } };
}

/** Where an attribute is written. */
export function attributeRegion(
  element: Element,
  name: string,
): { readonly start: Position; readonly end: Position } | undefined {
  const attributes = element.sourceCodeLocation?.attrs;
  const place = attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!place) return undefined;
  return { start: { line: place.startLine, column: place.startCol }, end: { line: place.endLine, column: place.endCol } };
}
