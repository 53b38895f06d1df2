import { type ChildNode, type Element, isElement, type ParentNode } from "./element.js";
import { type GraphicKind, graphicKind } from "./graphic-kind.js";
import { documentSurroundings, type Surroundings, surroundingsIn } from "./surroundings.js";

/** An image of a page with its surroundings. */
export interface Graphic {
  readonly element: Element;
  readonly kind: GraphicKind;
  readonly surroundings: Surroundings;
}

/** Iterates over the images of a page in document order, including hidden ones, because a link around them may need a name. */
export function* graphicsOf(document: ParentNode): Generator<Graphic, void, undefined> {
  const open: { readonly nodes: readonly ChildNode[]; at: number; readonly surroundings: Surroundings }[] = [
    { nodes: document.childNodes, at: 0, surroundings: documentSurroundings },
  ];
  for (let inside = open.at(-1); inside; inside = open.at(-1)) {
    const node = inside.nodes[inside.at++];
    if (!node) {
      open.pop();
      continue;
    }
    if (!isElement(node)) continue;
    const kind = graphicKind(node);
    if (kind !== undefined && !inside.surroundings.sealed) yield { element: node, kind, surroundings: inside.surroundings };
    if (node.childNodes.length > 0)
      open.push({ nodes: node.childNodes, at: 0, surroundings: surroundingsIn(node, inside.surroundings) });
  }
}
