import { attribute, type Element, filled } from "./element.js";
import type { GraphicKind } from "./graphic-kind.js";
import { type Name, nativeName, noName } from "./native-name.js";
import type { PageTexts } from "./page-texts.js";

/**
 * Returns the accessible name of an image, in the order of "Accessible Name and Description Computation" and of the
 * mappings of HTML and SVG to accessibility APIs. It is implemented here because `dom-accessibility-api` needs a live DOM
 * with `getComputedStyle`, which the parser does not provide, and because of pages that are hostile: it has limits.
 */
export function accessibleName(element: Element, kind: GraphicKind, texts: PageTexts): Name {
  const ids = filled(element, "aria-labelledby");
  const labels = ids === undefined ? "" : texts.labels(ids);
  if (labels !== "") return { text: labels, from: "aria-labelledby" };
  const label = attribute(element, "aria-label");
  if (label?.trim()) return { text: label, from: "aria-label" };
  const native = nativeName(element, kind);
  if (native.text !== "" || kind !== "object") return native;
  const content = texts.spoken(element);
  return content === "" ? noName : { text: content, from: "content" };
}
