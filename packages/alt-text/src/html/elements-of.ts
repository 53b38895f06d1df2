import { type ChildNode, type Element, isElement, type ParentNode } from "./element.js";

/** The elements below a node, in the order of the document. Without recursion: markup may nest deeply. */
export function* elementsOf(root: ParentNode): Generator<Element, void, undefined> {
  const open: { readonly nodes: readonly ChildNode[]; at: number }[] = [{ nodes: root.childNodes, at: 0 }];
  for (let inside = open.at(-1); inside; inside = open.at(-1)) {
    const node = inside.nodes[inside.at++];
    if (!node) open.pop();
    else if (isElement(node)) {
      yield node;
      open.push({ nodes: node.childNodes, at: 0 });
    }
  }
}
