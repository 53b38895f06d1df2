import { attribute, type ChildNode, isElement, isHidden, isSilent, type ParentNode } from "./element.js";
import { ownName } from "./native-name.js";

export interface TextOptions {
  /** Whether what images say is a part of it. */
  readonly images: boolean;
  /** In UTF-16 units; what is beyond is left out. */
  readonly longest: number;
  /** What is beyond so many nodes is left out. */
  readonly mostNodes: number;
}

/** Between these a reader makes no pause. */
const inlineTags: ReadonlySet<string> = new Set([
  ...["a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp"],
  ...["small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"],
]);

/** The text of a part of the page that readers are told, on one line. Without recursion: markup may nest deeply. */
export function textOf(root: ParentNode, { images, longest, mostNodes }: TextOptions): string {
  const pieces: string[] = [];
  const open: { readonly nodes: readonly ChildNode[]; at: number; readonly apart: boolean }[] = [];
  let length = 0;
  const add = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  open.push({ nodes: root.childNodes, at: 0, apart: false });
  for (let count = 0; count < mostNodes && length < longest; count++) {
    const inside = open.at(-1);
    if (!inside) break;
    const node = inside.nodes[inside.at++];
    if (!node) {
      open.pop();
      if (inside.apart) add(" ");
    } else if (isElement(node)) {
      if (isSilent(node) || isHidden(node)) continue;
      const name = attribute(node, "aria-label")?.trim() || ownName(node);
      const apart = !inlineTags.has(node.tagName);
      if (apart) add(" ");
      if (name === undefined) open.push({ nodes: node.childNodes, at: 0, apart });
      else if (images || ownName(node) === undefined) add(`${name} `);
    } else if ("value" in node) add(node.value);
  }
  return pieces.join("").replace(/\s+/gu, " ").trim().slice(0, longest);
}
