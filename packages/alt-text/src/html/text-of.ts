import { attribute, type ChildNode, isElement, isHidden, isSilent, type ParentNode } from "./element.js";
import { nameInContent } from "./native-name.js";

/** Options of `textOf`. */
export interface TextOptions {
  /** Whether the names of images are included. */
  readonly images: boolean;
  /** The most UTF-16 units. */
  readonly maxLength: number;
  /** The most nodes that are read. */
  readonly maxNodes: number;
}

/** Elements without a break before and after them. */
const inlineTags: ReadonlySet<string> = new Set([
  ...["a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp"],
  ...["small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"],
]);

/** Returns the visible text of a part of the page on one line, without recursion because markup may nest deeply. */
export function textOf(root: ParentNode, { images, maxLength, maxNodes }: TextOptions): string {
  const pieces: string[] = [];
  const open: { readonly nodes: readonly ChildNode[]; at: number; readonly apart: boolean }[] = [];
  let length = 0;
  const add = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  open.push({ nodes: root.childNodes, at: 0, apart: false });
  for (let count = 0; count < maxNodes && length < maxLength; count++) {
    const inside = open.at(-1);
    if (!inside) break;
    const node = inside.nodes[inside.at++];
    if (!node) {
      open.pop();
      if (inside.apart) add(" ");
    } else if (isElement(node)) {
      if (isSilent(node) || isHidden(node)) continue;
      const name = attribute(node, "aria-label")?.trim() || nameInContent(node);
      const apart = !inlineTags.has(node.tagName);
      if (apart) add(" ");
      if (name === undefined) open.push({ nodes: node.childNodes, at: 0, apart });
      else if (images || nameInContent(node) === undefined) add(`${name} `);
    } else if ("value" in node) add(node.value);
  }
  return pieces.join("").replace(/\s+/gu, " ").trim().slice(0, maxLength);
}
