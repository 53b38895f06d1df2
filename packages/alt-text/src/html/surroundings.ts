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
export interface Surroundings {
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
/** So many empty blocks are climbed to find a text. */
const maxOuterBlocks = 10;

/** The surroundings of what stands in an element. */
export function surroundingsIn(element: Element, parent: Surroundings): Surroundings {
  const hidden = parent.hidden || isHidden(element);
  // Of what is one image to a reader, the parts are none.
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

/** What an element does when it is pressed, where it is a link or a button. */
export function controlOf(element: Element): Control | undefined {
  const role = roleOf(element);
  const href = element.tagName === "a" ? attribute(element, "href") : undefined;
  if (role === "link" || (href !== undefined && (role === undefined || !buttonRoles.has(role)))) {
    return { element, kind: "link", target: (href ?? "").trim().slice(0, 2_000), told: false };
  }
  if (element.tagName === "button" || element.tagName === "summary" || (role !== undefined && buttonRoles.has(role))) {
    return { element, kind: "button", target: filled(element, "title")?.slice(0, 2_000) ?? "", told: false };
  }
  return undefined;
}

/** The text of the nearest paragraph, list item or cell that has one. */
export function nearbyText({ block }: Surroundings, texts: PageTexts): string {
  let at = block;
  for (let climbed = 0; at && climbed < maxOuterBlocks; climbed++, at = at.outer) {
    const text = texts.words(at.element);
    if (text !== "") return text;
  }
  return "";
}

/** The caption of the figure that an element stands in. */
export function captionText({ figure }: Surroundings, texts: PageTexts): string {
  const caption = figure?.childNodes.find((node) => isElement(node) && node.tagName === "figcaption");
  return caption && isElement(caption) ? texts.words(caption) : "";
}

/** An empty `lang` says that the language is not known. */
function languageOf(element: Element): string | undefined {
  return attribute(element, "lang") ?? element.attrs.find(({ name, prefix }) => name === "lang" && prefix === "xml")?.value;
}
