import { attribute, type Element, filled, isElement, isHidden, roleOf } from "./element.js";
import { graphicKind } from "./graphic-kind.js";
import type { PageTexts } from "./page-texts.js";

/** A link or a button around images. */
export interface Control {
  readonly element: Element;
  readonly kind: "link" | "button";
  /** Where the link leads, or what the title of the button says. */
  readonly target: string;
  /** Whether its missing name was reported already. */
  reported: boolean;
}

/** The surroundings of an element. An element that changes nothing shares the object of its parent. */
export interface Surroundings {
  readonly hidden: boolean;
  /** Whether the element is inside an image, so that it is not an image of its own. */
  readonly sealed: boolean;
  readonly language: string | undefined;
  readonly control: Control | undefined;
  /** The paragraph, list item or table cell, with those around it. */
  readonly block: Block | undefined;
  readonly figure: Element | undefined;
}

interface Block {
  readonly element: Element;
  readonly outer: Block | undefined;
}

/** The surroundings of the outermost elements. */
export const documentSurroundings: Surroundings = {
  hidden: false,
  sealed: false,
  language: undefined,
  control: undefined,
  block: undefined,
  figure: undefined,
};

const buttonRoles: ReadonlySet<string> = new Set([
  ...["button", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "tab", "switch", "checkbox", "radio", "treeitem"],
]);
const blockTags: ReadonlySet<string> = new Set([
  ...["p", "li", "td", "th", "dd", "dt", "blockquote", "caption", "figcaption", "label", "legend", "summary"],
  ...["h1", "h2", "h3", "h4", "h5", "h6"],
]);
/** How many empty blocks are skipped to find a text. */
const maxOuterBlocks = 10;

/** Returns the surroundings of the content of an element. */
export function surroundingsIn(element: Element, parent: Surroundings): Surroundings {
  const hidden = parent.hidden || isHidden(element);
  const sealed = parent.sealed || graphicKind(element) !== undefined;
  const control = controlOf(element) ?? parent.control;
  const figure = element.tagName === "figure" ? element : parent.figure;
  const language = languageOf(element) ?? parent.language;
  const block = blockTags.has(element.tagName) ? { element, outer: parent.block } : parent.block;
  const same =
    hidden === parent.hidden &&
    sealed === parent.sealed &&
    control === parent.control &&
    figure === parent.figure &&
    language === parent.language &&
    block === parent.block;
  return same ? parent : { hidden, sealed, language, control, block, figure };
}

/** Returns the control that an element is; `undefined` if it is neither a link nor a button. */
export function controlOf(element: Element): Control | undefined {
  const role = roleOf(element);
  const href = element.tagName === "a" ? attribute(element, "href") : undefined;
  if (role === "link" || (href !== undefined && (role === undefined || !buttonRoles.has(role)))) {
    return { element, kind: "link", target: (href ?? "").trim().slice(0, 2_000), reported: false };
  }
  if (element.tagName === "button" || element.tagName === "summary" || (role !== undefined && buttonRoles.has(role))) {
    return { element, kind: "button", target: filled(element, "title")?.slice(0, 2_000) ?? "", reported: false };
  }
  return undefined;
}

/** Returns the text of the nearest paragraph, list item or cell that has one. */
export function nearbyText({ block }: Surroundings, texts: PageTexts): string {
  let at = block;
  for (let climbed = 0; at && climbed < maxOuterBlocks; climbed++, at = at.outer) {
    const text = texts.words(at.element);
    if (text !== "") return text;
  }
  return "";
}

/** Returns the caption of the figure around an element. */
export function captionText({ figure }: Surroundings, texts: PageTexts): string {
  const caption = figure?.childNodes.find((node) => isElement(node) && node.tagName === "figcaption");
  return caption && isElement(caption) ? texts.words(caption) : "";
}

/** Returns the declared language. An empty `lang` declares it unknown. */
function languageOf(element: Element): string | undefined {
  return attribute(element, "lang") ?? element.attrs.find(({ name, prefix }) => name === "lang" && prefix === "xml")?.value;
}
