import type { DefaultTreeAdapterTypes } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;

export function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return "tagName" in node;
}

/** An attribute's value; nothing where the element does not have it. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name && (one.prefix === undefined || one.prefix === ""))?.value;
}

/** The value without white space around it; nothing where that leaves nothing. */
export function filled(element: Element, name: string): string | undefined {
  return attribute(element, name)?.trim() || undefined;
}

/** The first role that is named; readers take the first that they know. */
export function roleOf(element: Element): string | undefined {
  return filled(element, "role")?.split(/\s+/, 1)[0]?.toLowerCase();
}

/** Whether an element, with all that is in it, is told to no reader, as far as the markup says. */
export function isHidden(element: Element): boolean {
  if (attribute(element, "hidden") !== undefined || attribute(element, "inert") !== undefined) return true;
  if (attribute(element, "aria-hidden")?.trim().toLowerCase() === "true") return true;
  const style = attribute(element, "style");
  return style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(style.slice(0, 2_000));
}

/** What is no part of the page's text. */
const silentTags: ReadonlySet<string> = new Set(["script", "style", "noscript", "template", "head", "title", "desc", "metadata"]);

export function isSilent(element: Element): boolean {
  return silentTags.has(element.tagName);
}
