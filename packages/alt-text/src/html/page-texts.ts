import { attribute, type Element, type ParentNode } from "./element.js";
import { elementsOf } from "./elements-of.js";
import { nameInContent } from "./native-name.js";
import { textOf } from "./text-of.js";

/** Limits for the text around an image. */
const partLimits = { maxLength: 1_000, maxNodes: 20_000 };
/** Limits for the text of the page, which is searched for names. */
const pageLimits = { maxLength: 1_000_000, maxNodes: 1_000_000 };
/** The most ids of one `aria-labelledby`. */
const maxLabels = 20;

/** The texts of a page and of its elements. Each is computed once, on first use. */
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

  /** Returns the text of an element without its images. */
  words(element: ParentNode): string {
    return cached(this.#words, element, () => textOf(element, { images: false, ...partLimits }));
  }

  /** Returns the text of an element with its images, as a screen reader speaks it. */
  spoken(element: ParentNode): string {
    return cached(this.#spoken, element, () => textOf(element, { images: true, ...partLimits }));
  }

  /** Whether the text of the page contains these words, in any case. */
  contains(words: string): boolean {
    this.#page ??= textOf(this.#document, { images: false, ...pageLimits }).toLowerCase();
    return this.#page.includes(words.toLowerCase().replace(/\s+/gu, " "));
  }

  /** Returns the texts of the elements that an `aria-labelledby` refers to. */
  labels(ids: string): string {
    const named = ids.slice(0, partLimits.maxLength).split(/\s+/).slice(0, maxLabels);
    const elements = named.flatMap((id) => this.#byId(id) ?? []);
    const label = (element: Element): string =>
      attribute(element, "aria-label")?.trim() || nameInContent(element) || this.spoken(element);
    return elements.map(label).join(" ").trim();
  }

  #byId(id: string): Element | undefined {
    this.#ids ??= idsOf(this.#document);
    return this.#ids.get(id);
  }
}

function cached(cache: Map<ParentNode, string>, element: ParentNode, read: () => string): string {
  const cachedText = cache.get(element);
  if (cachedText !== undefined) return cachedText;
  const text = read();
  cache.set(element, text);
  return text;
}

function titleOf(document: ParentNode): string {
  for (const element of elementsOf(document)) {
    if (element.tagName === "body") break;
    if (element.tagName !== "title") continue;
    const text = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
    return text.replace(/\s+/gu, " ").trim().slice(0, partLimits.maxLength);
  }
  return "";
}

/** Maps ids to elements. The first of two elements with the same id counts. */
function idsOf(document: ParentNode): ReadonlyMap<string, Element> {
  const ids = new Map<string, Element>();
  for (const element of elementsOf(document)) {
    const id = attribute(element, "id");
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
  }
  return ids;
}
