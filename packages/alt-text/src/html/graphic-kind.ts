import { attribute, type Element, roleOf } from "./element.js";

/** What shows a picture: `"role"` is any element that says `role="img"`. */
export type GraphicKind = "img" | "input" | "area" | "svg" | "object" | "role";

const imageRoles: ReadonlySet<string> = new Set(["img", "image", "graphics-document", "graphics-object", "graphics-symbol"]);
const imageFile = /\.(?:svgz?|png|jpe?g|gif|webp|avif|bmp)(?:[?#]|$)/i;

export function graphicKind(element: Element): GraphicKind | undefined {
  switch (element.tagName) {
    case "img":
      return "img";
    case "input":
      return attribute(element, "type")?.trim().toLowerCase() === "image" ? "input" : undefined;
    case "area":
      // Without a link an area is nothing that a reader could reach.
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
