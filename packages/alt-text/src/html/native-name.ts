import { attribute, type Element, filled, isElement } from "./element.js";
import { type GraphicKind, graphicKind } from "./graphic-kind.js";

/** The name of an image, and where it comes from. */
export interface Name {
  /** Unchanged, with its white space. */
  readonly text: string;
  readonly from: "aria-labelledby" | "aria-label" | "alt" | "title" | "svg-title" | "content" | undefined;
}

export const noName: Name = { text: "", from: undefined };

/** Returns what an image adds to the name of the element around it; `undefined` for any other element. */
export function nameInContent(element: Element): string | undefined {
  const kind = graphicKind(element);
  if (kind === undefined) return undefined;
  const role = filled(element, "role");
  if (role === "none" || role === "presentation") return "";
  // The content of an object without a name is read like any other content.
  const { text } = nativeName(element, kind);
  return kind === "object" && text === "" ? undefined : text.trim();
}

/** Returns the name from the attributes and elements of HTML and SVG, without ARIA. */
export function nativeName(element: Element, kind: GraphicKind): Name {
  if (kind === "img" || kind === "input" || kind === "area") {
    const alt = attribute(element, "alt");
    // An empty alt declares the image decorative. Browsers then use a title; `judgeGraphic` reports that contradiction.
    if (alt !== undefined && (alt !== "" || kind === "img")) return { text: alt, from: "alt" };
  }
  if (kind === "svg") {
    const title = element.childNodes.find((node) => isElement(node) && node.tagName === "title");
    const text = title && isElement(title) ? title.childNodes.map((node) => ("value" in node ? node.value : "")).join("") : "";
    if (text.trim() !== "") return { text, from: "svg-title" };
  }
  const title = attribute(element, "title");
  return title?.trim() ? { text: title, from: "title" } : noName;
}
