/** A place in an answer that has a column of its own. */
export interface Property {
  /** The keys that lead to it; none for the answer itself. */
  readonly path: readonly string[];
  /** Whether objects at this place stay whole, as JSON. */
  readonly whole: boolean;
}

interface Node {
  readonly children: Map<string, Node>;
  /** Whether anything other than an object was found here. */
  leaf: boolean;
  whole: boolean;
}

/** An object with more properties than this, over all answers, is a dictionary: models may invent its keys. */
const widest = 100;
const deepest = 3;

/** The properties of many answers, in the order in which they were first seen. */
export class PropertyTree {
  readonly #root = newNode();

  /** Whether some answer was a text, a list or another value without properties. */
  get hasPlain(): boolean {
    return this.#root.leaf || this.#root.whole;
  }

  /** The first keys of all places. */
  get keys(): readonly string[] {
    return this.#root.whole ? [] : [...this.#root.children.keys()];
  }

  declare(key: string): void {
    childOf(this.#root, key).leaf = true;
  }

  add(value: unknown): void {
    add(this.#root, value, 0);
  }

  properties(): Property[] {
    return [...propertiesOf(this.#root, [])];
  }
}

function newNode(): Node {
  return { children: new Map(), leaf: false, whole: false };
}

function childOf(node: Node, key: string): Node {
  const existing = node.children.get(key);
  if (existing) return existing;
  const made = newNode();
  node.children.set(key, made);
  return made;
}

function add(node: Node, value: unknown, depth: number): void {
  if (value === undefined || node.whole) return;
  if (!isRecord(value)) {
    node.leaf = true;
    return;
  }
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  for (const [key, inner] of entries) add(childOf(node, key), inner, depth + 1);
  if (node.children.size <= widest && depth < deepest) return;
  node.whole = true;
  node.children.clear();
}

function* propertiesOf(node: Node, path: readonly string[]): Generator<Property> {
  if (node.leaf || node.whole) yield { path, whole: node.whole };
  for (const [key, child] of node.children) yield* propertiesOf(child, [...path, key]);
}

/** An object that JSON would write as one: a date is a text there. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    typeof (value as { toJSON?: unknown }).toJSON !== "function"
  );
}

/** The value of an answer at a place; `undefined` if its properties have columns of their own. */
export function valueAt(value: unknown, { path, whole }: Property): unknown {
  let at = value;
  for (const key of path) {
    if (!isRecord(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return isRecord(at) && !whole ? undefined : at;
}
