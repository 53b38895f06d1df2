import type { AltTextContext, RuleId } from "../types.js";
import { accessibleName } from "./accessible-name.js";
import { attribute, type Element, filled, isHidden, roleOf } from "./element.js";
import type { GraphicKind } from "./graphic-kind.js";
import type { Graphic } from "./graphics-of.js";
import type { Name } from "./native-name.js";
import type { PageTexts } from "./page-texts.js";
import { type Control, captionText, controlOf, nearbyText, type Surroundings } from "./surroundings.js";

/** What the W3C's decision tree makes of an image: nothing to say, something that is missing, or a text to be checked. */
export type Judgement =
  | { readonly kind: "fine" }
  | { readonly kind: "fault"; readonly rule: RuleId; readonly message: string }
  | { readonly kind: "text"; readonly name: Name; readonly context: AltTextContext };

const fine: Judgement = { kind: "fine" };

/** Goes down the decision tree with one image of a page. */
export function judgeGraphic({ element, kind, surroundings }: Graphic, texts: PageTexts): Judgement {
  if (surroundings.hidden) return fine;
  const { control } = surroundings;
  if (control && !control.told && isUnnamed(control, texts)) {
    control.told = true;
    return { kind: "fault", rule: "missing", message: unnamed(control.kind, kind) };
  }
  if (isHidden(element)) return fine;
  const name = accessibleName(element, kind, texts);
  if (isPresentational(element)) {
    return name.text === "" ? fine : { kind: "text", name, context: { role: "decorative" } };
  }
  const own = controlOf(element);
  if (kind === "input" || kind === "area" || own) return judgeControl(element, kind, name, texts);
  const words = control && controlWords(control, texts);
  if (control && words === "") return judgeWithin(element, kind, name, control, texts);
  return judgeImage(element, kind, name, { surroundings, texts, words });
}

/** An image that is itself a link or a button. */
function judgeControl(element: Element, kind: GraphicKind, name: Name, texts: PageTexts): Judgement {
  const isLink = kind === "area" || roleOf(element) === "link";
  if (name.text.trim() === "")
    return { kind: "fault", rule: "missing", message: unnamed(isLink ? "link" : "button", kind, true) };
  const target = kind === "area" ? filled(element, "href") : filled(element, "value");
  return { kind: "text", name, context: { ...pageOf(texts), role: "functional", ...(target && { linkTarget: target }) } };
}

/** An image in a link or a button that has no words: its text is what the link is called. */
function judgeWithin(element: Element, kind: GraphicKind, name: Name, control: Control, texts: PageTexts): Judgement {
  if (name.text.trim() === "") return isUntold(element, kind, name) && !control.told ? noAlt() : fine;
  return { kind: "text", name, context: { ...pageOf(texts), role: "functional", linkTarget: control.target } };
}

interface Around {
  readonly surroundings: Surroundings;
  readonly texts: PageTexts;
  /** Those of the link or button around it. */
  readonly words: string | undefined;
}

/** An image that is there to be seen. */
function judgeImage(element: Element, kind: GraphicKind, name: Name, { surroundings, texts, words }: Around): Judgement {
  if (isUntold(element, kind, name)) return kind === "img" ? noAlt() : noLabel(kind);
  if (name.text === "") {
    const title = kind === "img" ? attribute(element, "title") : undefined;
    return title?.trim() ? silentWithTitle() : fine;
  }
  const isComplex = attribute(element, "longdesc") !== undefined || attribute(element, "aria-details") !== undefined;
  const context: AltTextContext = {
    ...pageOf(texts),
    role: isComplex ? "complex" : "informative",
    nearbyText: words || nearbyText(surroundings, texts),
    caption: captionText(surroundings, texts),
    ...(surroundings.control && { linkTarget: surroundings.control.target }),
  };
  return { kind: "text", name, context };
}

/** Whether nothing says what the image is, and nothing says that it is decorative either. */
function isUntold(element: Element, kind: GraphicKind, name: Name): boolean {
  if (name.from !== undefined) return false;
  // A drawing without a role and a name is skipped by readers, as a decorative image is.
  return kind !== "svg" || filled(element, "role") !== undefined;
}

/** Whether the markup says that the image means nothing. A name or the keyboard's focus undoes that. */
function isPresentational(element: Element): boolean {
  const role = roleOf(element);
  if (role !== "none" && role !== "presentation") return false;
  return !filled(element, "aria-label") && !filled(element, "aria-labelledby") && attribute(element, "tabindex") === undefined;
}

function controlWords({ element }: Control, texts: PageTexts): string {
  const ids = filled(element, "aria-labelledby");
  return (ids && texts.labels(ids)) || filled(element, "aria-label") || texts.words(element);
}

function isUnnamed(control: Control, texts: PageTexts): boolean {
  const { element } = control;
  return controlWords(control, texts) === "" && texts.spoken(element) === "" && !filled(element, "title");
}

function pageOf(texts: PageTexts): AltTextContext {
  return { pageTitle: texts.title };
}

function unnamed(control: Control["kind"], kind: GraphicKind, itself = false): string {
  const says = control === "link" ? "where it leads" : "what it does";
  const where = kind === "img" ? "into the alt text of its image" : "into an aria-label";
  const into = itself
    ? kind === "input" || kind === "area" || kind === "img"
      ? "into its alt text"
      : "into an aria-label"
    : where;
  return `Nothing names this ${control}: write ${says} ${into}.`;
}

function noAlt(): Judgement {
  const message = 'There is no alt attribute: describe the image in one, or write alt="" if it means nothing.';
  return { kind: "fault", rule: "missing", message };
}

function noLabel(kind: GraphicKind): Judgement {
  const how = kind === "object" ? "write a text between its tags" : "give it an aria-label";
  const message = `Nothing names this image: ${how}, or hide it with aria-hidden="true" if it means nothing.`;
  return { kind: "fault", rule: "missing", message };
}

function silentWithTitle(): Judgement {
  const message =
    "The alt text is empty, but there is a title: take the title off a decorative image, or write its text into the alt.";
  return { kind: "fault", rule: "decorative-text", message };
}
