import { type ChildNode, type Element, isElement, type ParentNode } from "./element.js";

/** Iterates over the elements below a node in document order, without recursion because markup may nest deeply. */
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
