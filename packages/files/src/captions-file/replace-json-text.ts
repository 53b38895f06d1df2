import { type Node, parseTree } from "jsonc-parser";

/**
 * Replaces the text at the end of a path of properties, and keeps every other byte: numbers keep their digits, and objects
 * their order and indentation. The JSON must be valid; if there is no such text, it is returned as it is.
 *
 * @example
 * replaceJsonText('{"n": 1.0, "alt": "A bag"}', ["alt"], "A bag."); // {"n": 1.0, "alt": "A bag."}
 */
export function replaceJsonText(json: string, path: readonly string[], text: string): string {
  const node = path.reduce(propertyOf, parseTree(json));
  if (node?.type !== "string") return json;
  return json.slice(0, node.offset) + JSON.stringify(text) + json.slice(node.offset + node.length);
}

/** Of two properties of one name JSON takes the last. */
function propertyOf(node: Node | undefined, name: string): Node | undefined {
  const properties = node?.type === "object" ? (node.children ?? []) : [];
  return properties.findLast((property) => property.children?.[0]?.value === name)?.children?.[1];
}
