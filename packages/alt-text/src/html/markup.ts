import type { Element } from "./element.js";
import type { Position } from "./page-finding.js";
import { shortened } from "./shortened.js";

/** The attributes that describe an image. */
const shownAttributes = /^(?:src|data-src|srcset|alt|title|role|href|data|type|class|aria-label|aria-labelledby|aria-hidden)$/;

/** Returns the tag of an element with the attributes that describe the image, shortened. */
export function tagOf(element: Element): string {
  const attributes = element.attrs
    .filter(({ name }) => shownAttributes.test(name))
    .map(({ name, value }) => attributeMarkup(name, shortened(value, name === "alt" ? 120 : 48)));
  return `<${[element.tagName, ...attributes].join(" ")}>`;
}

/** Returns the markup of an attribute. */
export function attributeMarkup(name: string, value: string): string {
  return `${name}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
}

/** Returns the range of a tag; the beginning of the page for an element that the parser added. */
export function tagRegion(element: Element): { readonly start: Position; readonly end: Position | undefined } {
  const location = element.sourceCodeLocation;
  const tag = location?.startTag ?? location;
  if (!tag) return { start: { line: 1, column: 1 }, end: undefined };
  return { start: { line: tag.startLine, column: tag.startCol }, end: { line: tag.endLine, column: tag.endCol } };
}

/** Returns the range of an attribute. */
export function attributeRegion(
  element: Element,
  name: string,
): { readonly start: Position; readonly end: Position } | undefined {
  const attributes = element.sourceCodeLocation?.attrs;
  const location = attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!location) return undefined;
  return {
    start: { line: location.startLine, column: location.startCol },
    end: { line: location.endLine, column: location.endCol },
  };
}
