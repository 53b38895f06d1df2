import { list } from "./elements.js";

export type ReviewMark = "" | "ok" | "change";

/** An image of the page, and what the reviewer says of it. */
export interface ReviewRecord {
  readonly element: HTMLElement;
  readonly index: number;
  readonly key: string;
  readonly status: string;
  readonly isDuplicate: boolean;
  readonly isChecked: boolean;
  readonly errors: number;
  readonly warnings: number;
  mark: ReviewMark;
  /** The caption as it was edited; `undefined` while it is the run's own. */
  text: string | undefined;
  /** The content of the caption element and the text of the picture, before the edit. */
  unedited: { readonly nodes: readonly ChildNode[]; readonly alt: string | undefined } | undefined;
  /** What the search looks through; read when it is first needed. */
  searchText: string | undefined;
}

export const records: readonly ReviewRecord[] = Array.from(list.children)
  .filter((element) => element instanceof HTMLElement)
  .map((element, index) => {
    const { key = "", status = "", duplicate, errors, warnings } = element.dataset;
    return {
      ...{ element, index, key, status, isDuplicate: duplicate !== undefined, isChecked: errors !== undefined },
      ...{ errors: Number(errors ?? 0), warnings: Number(warnings ?? 0), mark: "" },
      ...{ text: undefined, unedited: undefined, searchText: undefined },
    };
  });

const recordOfElement = new Map<Element | null, ReviewRecord>(records.map((record) => [record.element, record]));

/** The image to which an element of the page belongs. */
export function recordAt(target: EventTarget | null): ReviewRecord | undefined {
  return target instanceof Element ? recordOfElement.get(target.closest(".item")) : undefined;
}

export function captionOf(record: ReviewRecord): HTMLElement | null {
  return record.element.querySelector<HTMLElement>(".caption");
}

/** The caption as the run left it, without the marks of its hidden characters. */
export function originalTextOf(record: ReviewRecord): string {
  const caption = record.element.querySelector(".before del") ?? captionOf(record);
  return caption ? textWithout(caption, ".hidden-character, .none") : "";
}

/** The caption as it is now. */
export function textOf(record: ReviewRecord): string {
  return record.text ?? originalTextOf(record);
}

export function isReviewed(record: ReviewRecord): boolean {
  return record.mark !== "" || record.text !== undefined;
}

/** The number of characters that a reader sees. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of graphemes.segment(text)) length++;
  return length;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function textWithout(element: Element, unwanted: string): string {
  if (!element.querySelector(unwanted)) return element.textContent;
  const copy = document.importNode(element, true);
  for (const part of copy.querySelectorAll(unwanted)) part.remove();
  return copy.textContent;
}
