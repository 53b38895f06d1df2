import { attribute, type Element, isElement } from "./element.js";

/** Attributes for the address of an image that is loaded lazily, in order of preference. */
const lazyAttributes = ["data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-image"] as const;
const lazySetAttributes = ["data-srcset", "data-lazy-srcset"] as const;
/** Longer addresses are ignored. In UTF-16 units. */
const maxLength = 2_000;

/** Returns the address of an image; `undefined` if it has none, or only a data URI. */
export function imageAddress(element: Element): string | undefined {
  const lazy = lazyAttributes.map((name) => attribute(element, name)).find(isAddress);
  const own = [attribute(element, "src"), attribute(element, "data"), attribute(element, "href")].find(isAddress);
  const set = ["srcset", ...lazySetAttributes].map((name) => firstOf(attribute(element, name))).find(isAddress);
  return (lazy ?? own ?? set ?? sourceOf(element))?.trim();
}

/** Returns the file name of an address. */
export function fileName(address: string): string {
  const path = address.replace(/[?#].*$/s, "");
  const name = path.slice(path.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Returns the address without size and version, so that one picture in several sizes has one address: `bag-300x200.jpg?v=2` is `bag.jpg`. */
export function pictureOf(address: string): string {
  return address
    .replace(/[?#].*$/s, "")
    .replace(/[-_]\d{2,4}x\d{2,4}(?=\.\w+$)/, "")
    .replace(/@\dx(?=\.\w+$)/, "");
}

/** Returns the address of the first source of the `<picture>` around an image. */
function sourceOf(element: Element): string | undefined {
  const picture = element.parentNode;
  if (!picture || !isElement(picture) || picture.tagName !== "picture") return undefined;
  for (const node of picture.childNodes.slice(0, 20)) {
    if (!isElement(node) || node.tagName !== "source") continue;
    const address = firstOf(attribute(node, "srcset") ?? attribute(node, "data-srcset"));
    if (isAddress(address)) return address;
  }
  return undefined;
}

function firstOf(set: string | undefined): string | undefined {
  return set
    ?.slice(0, maxLength)
    .trim()
    .split(/[\s,]+/, 1)[0];
}

function isAddress(value: string | undefined): value is string {
  if (value === undefined) return false;
  const text = value.trim();
  return text !== "" && text.length <= maxLength && !/^(?:data|blob|about|javascript):/i.test(text);
}
