import { attribute, type Element, type ParentNode } from "./element.js";
import { elementsOf } from "./elements-of.js";
import { ownName } from "./native-name.js";
import { textOf } from "./text-of.js";

/** What surrounds an image is not looked at beyond this. */
const partLimits = { longest: 1_000, mostNodes: 20_000 };
/** The page itself, when it is asked whether it says a name. */
const pageLimits = { longest: 1_000_000, mostNodes: 1_000_000 };
/** Of one `aria-labelledby`. */
const maxLabels = 20;

/** The texts of a page and its parts, each read when it is asked for, and once. */
export class PageTexts {
  readonly #document: ParentNode;
  readonly #words = new Map<ParentNode, string>();
  readonly #spoken = new Map<ParentNode, string>();
  #ids: ReadonlyMap<string, Element> | undefined;
  #title: string | undefined;
  #page: string | undefined;

  constructor(document: ParentNode) {
    this.#document = document;
  }

  get title(): string {
    this.#title ??= titleOf(this.#document);
    return this.#title;
  }

  /** An element's text without what its images say. */
  words(element: ParentNode): string {
    return cached(this.#words, element, () => textOf(element, { images: false, ...partLimits }));
  }

  /** An element's text as it is heard, images included. */
  spoken(element: ParentNode): string {
    return cached(this.#spoken, element, () => textOf(element, { images: true, ...partLimits }));
  }

  /** Whether the page's own text has these words, in any case. */
  says(words: string): boolean {
    this.#page ??= textOf(this.#document, { images: false, ...pageLimits }).toLowerCase();
    return this.#page.includes(words.toLowerCase().replace(/\s+/gu, " "));
  }

  /** The texts of the elements that `aria-labelledby` names. */
  labels(ids: string): string {
    const named = ids.slice(0, partLimits.longest).split(/\s+/).slice(0, maxLabels);
    const elements = named.flatMap((id) => this.#byId(id) ?? []);
    const label = (element: Element): string =>
      attribute(element, "aria-label")?.trim() || ownName(element) || this.spoken(element);
    return elements.map(label).join(" ").trim();
  }

  #byId(id: string): Element | undefined {
    this.#ids ??= idsOf(this.#document);
    return this.#ids.get(id);
  }
}

function cached(cache: Map<ParentNode, string>, element: ParentNode, read: () => string): string {
  const known = cache.get(element);
  if (known !== undefined) return known;
  const text = read();
  cache.set(element, text);
  return text;
}

function titleOf(document: ParentNode): string {
  for (const element of elementsOf(document)) {
    if (element.tagName === "body") break;
    if (element.tagName !== "title") continue;
    const text = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
    return text.replace(/\s+/gu, " ").trim().slice(0, partLimits.longest);
  }
  return "";
}

/** Of two elements with one id the first counts. */
function idsOf(document: ParentNode): ReadonlyMap<string, Element> {
  const ids = new Map<string, Element>();
  for (const element of elementsOf(document)) {
    const id = attribute(element, "id");
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
  }
  return ids;
}
