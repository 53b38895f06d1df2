import { attribute, type Element, filled, isElement } from "./element.js";
import { type GraphicKind, graphicKind } from "./graphic-kind.js";

/** What a reader hears of an image, and where it is written. */
export interface Name {
  /** As it is written, white space included. */
  readonly text: string;
  readonly from: "aria-labelledby" | "aria-label" | "alt" | "title" | "svg-title" | "content" | undefined;
}

export const noName: Name = { text: "", from: undefined };

/** The name that an image gives to what it stands in; nothing for what is no image. */
export function ownName(element: Element): string | undefined {
  const kind = graphicKind(element);
  if (kind === undefined) return undefined;
  const role = filled(element, "role");
  if (role === "none" || role === "presentation") return "";
  // The content of an object is heard as such.
  const { text } = nativeName(element, kind);
  return kind === "object" && text === "" ? undefined : text.trim();
}

/** The name that an image has by the attributes and elements of its own kind. */
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
