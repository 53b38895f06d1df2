import { attribute, type Element, filled, isElement, isHidden, roleOf } from "./element.js";
import { graphicKind } from "./graphic-kind.js";
import type { PageTexts } from "./page-texts.js";

/** A link or a button around images. */
export interface Control {
  readonly element: Element;
  readonly kind: "link" | "button";
  /** Where it leads, or what it says that it does. */
  readonly target: string;
  /** Whether it was told already that nothing names it. */
  told: boolean;
}

/** What is known of the surroundings of an element. Where nothing changes, an element has that of its parent. */
export interface Place {
  readonly hidden: boolean;
  /** Within something that is one image to a reader. */
  readonly sealed: boolean;
  readonly language: string | undefined;
  readonly control: Control | undefined;
  /** The paragraph, list item or table cell, and those around it. */
  readonly block: Block | undefined;
  readonly figure: Element | undefined;
}

interface Block {
  readonly element: Element;
  readonly outer: Block | undefined;
}

export const OUTERMOST: Place = {
  hidden: false,
  sealed: false,
  language: undefined,
  control: undefined,
  block: undefined,
  figure: undefined,
};

const BUTTON_ROLES: ReadonlySet<string> = new Set([
  ...["button", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "tab", "switch", "checkbox", "radio", "treeitem"],
]);
const BLOCKS: ReadonlySet<string> = new Set([
  ...["p", "li", "td", "th", "dd", "dt", "blockquote", "caption", "figcaption", "label", "legend", "summary"],
  ...["h1", "h2", "h3", "h4", "h5", "h6"],
]);
/** So many empty blocks are climbed to find a text. */
const CLIMBED = 10;

/** The surroundings of what stands in an element. */
export function placeIn(element: Element, place: Place): Place {
  const hidden = place.hidden || isHidden(element);
  // Of what is one image to a reader, the parts are none.
  const sealed = place.sealed || graphicKind(element) !== undefined;
  const control = controlOf(element) ?? place.control;
  const figure = element.tagName === "figure" ? element : place.figure;
  const language = languageOf(element) ?? place.language;
  const block = BLOCKS.has(element.tagName) ? { element, outer: place.block } : place.block;
  const same =
    hidden === place.hidden &&
    sealed === place.sealed &&
    control === place.control &&
    figure === place.figure &&
    language === place.language &&
    block === place.block;
  return same ? place : { hidden, sealed, language, control, block, figure };
}

/** What an element does when it is pressed, where it is a link or a button. */
export function controlOf(element: Element): Control | undefined {
  const role = roleOf(element);
  const href = element.tagName === "a" ? attribute(element, "href") : undefined;
  if (role === "link" || (href !== undefined && (role === undefined || !BUTTON_ROLES.has(role)))) {
    return { element, kind: "link", target: (href ?? "").trim().slice(0, 2_000), told: false };
  }
  if (element.tagName === "button" || element.tagName === "summary" || (role !== undefined && BUTTON_ROLES.has(role))) {
    return { element, kind: "button", target: filled(element, "title")?.slice(0, 2_000) ?? "", told: false };
  }
  return undefined;
}

/** The text of the nearest paragraph, list item or cell that has one. */
export function nearbyText({ block }: Place, texts: PageTexts): string {
  let at = block;
  for (let climbed = 0; at && climbed < CLIMBED; climbed++, at = at.outer) {
    const text = texts.words(at.element);
    if (text !== "") return text;
  }
  return "";
}

/** The caption of the figure that an element stands in. */
export function captionText({ figure }: Place, texts: PageTexts): string {
  const caption = figure?.childNodes.find((node) => isElement(node) && node.tagName === "figcaption");
  return caption && isElement(caption) ? texts.words(caption) : "";
}

/** An empty `lang` says that the language is not known. */
function languageOf(element: Element): string | undefined {
  return attribute(element, "lang") ?? element.attrs.find(({ name, prefix }) => name === "lang" && prefix === "xml")?.value;
}
