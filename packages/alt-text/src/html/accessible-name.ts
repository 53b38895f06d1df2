import { attribute, type Element, filled, isElement } from "./element.js";
import { type GraphicKind, graphicKind } from "./graphic-kind.js";
import type { PageTexts } from "./page-texts.js";

/** What a reader hears of an image, and where it is written. */
export interface Name {
  /** As it is written, white space included. */
  readonly text: string;
  readonly from: "aria-labelledby" | "aria-label" | "alt" | "title" | "svg-title" | "content" | undefined;
}

const NONE: Name = { text: "", from: undefined };

/** The name of an image, in the order of "Accessible Name and Description Computation" and the mappings of HTML and SVG. */
export function accessibleName(element: Element, kind: GraphicKind, texts: PageTexts): Name {
  const ids = filled(element, "aria-labelledby");
  const labels = ids === undefined ? "" : texts.labels(ids);
  if (labels !== "") return { text: labels, from: "aria-labelledby" };
  const label = attribute(element, "aria-label");
  if (label?.trim()) return { text: label, from: "aria-label" };
  const native = nativeName(element, kind);
  if (native.text !== "" || kind !== "object") return native;
  const content = texts.spoken(element);
  return content === "" ? NONE : { text: content, from: "content" };
}

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

function nativeName(element: Element, kind: GraphicKind): Name {
  if (kind === "img" || kind === "input" || kind === "area") {
    const alt = attribute(element, "alt");
    // An empty alt of an image says that it means nothing; its title does not undo that.
    if (alt !== undefined && (alt !== "" || kind === "img")) return { text: alt, from: "alt" };
  }
  if (kind === "svg") {
    const title = element.childNodes.find((node) => isElement(node) && node.tagName === "title");
    const text = title && isElement(title) ? title.childNodes.map((node) => ("value" in node ? node.value : "")).join("") : "";
    if (text.trim() !== "") return { text, from: "svg-title" };
  }
  const title = attribute(element, "title");
  return title?.trim() ? { text: title, from: "title" } : NONE;
}
