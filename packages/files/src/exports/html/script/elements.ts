/** The element of the page with an id. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no element "${id}" of this type.`);
}

/** Makes an element. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...content);
  return made;
}

/** The list of images. */
export const list = byId("items", HTMLOListElement);

export const formatCount = (count: number): string => numbers.format(count);

const numbers = new Intl.NumberFormat("en");
