import { attribute, type Element, roleOf } from "./element.js";

/** The kinds of elements that show an image. `"role"` is any element with `role="img"`. */
export type GraphicKind = "img" | "input" | "area" | "svg" | "object" | "role";

const imageRoles: ReadonlySet<string> = new Set(["img", "image", "graphics-document", "graphics-object", "graphics-symbol"]);
const imageFile = /\.(?:svgz?|png|jpe?g|gif|webp|avif|bmp)(?:[?#]|$)/i;

/** Returns the kind of an image; `undefined` for any other element. */
export function graphicKind(element: Element): GraphicKind | undefined {
  switch (element.tagName) {
    case "img":
      return "img";
    case "input":
      return attribute(element, "type")?.trim().toLowerCase() === "image" ? "input" : undefined;
    case "area":
      // An area without a link cannot be reached.
      return attribute(element, "href") === undefined ? undefined : "area";
    case "svg":
      return "svg";
    case "object":
    case "embed":
      if (isImageFile(element)) return "object";
  }
  return hasImageRole(element) ? "role" : undefined;
}

function hasImageRole(element: Element): boolean {
  return imageRoles.has(roleOf(element) ?? "");
}

function isImageFile(element: Element): boolean {
  const type = attribute(element, "type")?.trim().toLowerCase();
  if (type) return type.startsWith("image/");
  return imageFile.test((attribute(element, "data") ?? attribute(element, "src") ?? "").slice(0, 2_000));
}
