import type { DefaultTreeAdapterTypes } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** Whether a node is an element. */
export function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return "tagName" in node;
}

/** Returns the value of an attribute; `undefined` if the element does not have it. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name && (one.prefix === undefined || one.prefix === ""))?.value;
}

/** Returns the trimmed value of an attribute; `undefined` if it is empty or absent. */
export function filled(element: Element, name: string): string | undefined {
  return attribute(element, name)?.trim() || undefined;
}

/** Returns the first role of an element. */
export function roleOf(element: Element): string | undefined {
  return filled(element, "role")?.split(/\s+/, 1)[0]?.toLowerCase();
}

/** Whether the markup hides an element and its content from assistive technology. */
export function isHidden(element: Element): boolean {
  if (attribute(element, "hidden") !== undefined || attribute(element, "inert") !== undefined) return true;
  if (attribute(element, "aria-hidden")?.trim().toLowerCase() === "true") return true;
  const style = attribute(element, "style");
  return style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(style.slice(0, 2_000));
}

/** Elements whose content is not part of the page's text. */
const silentTags: ReadonlySet<string> = new Set(["script", "style", "noscript", "template", "head", "title", "desc", "metadata"]);

/** Whether the content of an element is not part of the page's text. */
export function isSilent(element: Element): boolean {
  return silentTags.has(element.tagName);
}
