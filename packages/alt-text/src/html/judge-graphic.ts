import type { AltTextContext, RuleId } from "../types.js";
import { accessibleName } from "./accessible-name.js";
import { attribute, type Element, filled, isHidden, roleOf } from "./element.js";
import type { GraphicKind } from "./graphic-kind.js";
import type { Graphic } from "./graphics-of.js";
import type { Name } from "./native-name.js";
import type { PageTexts } from "./page-texts.js";
import { type Control, captionText, controlOf, nearbyText, type Surroundings } from "./surroundings.js";

/** The result of the W3C's decision tree for an image: nothing to report, a fault, or a text to check. */
export type Judgement =
  | { readonly kind: "fine" }
  | { readonly kind: "fault"; readonly rule: RuleId; readonly message: string }
  | { readonly kind: "text"; readonly name: Name; readonly context: AltTextContext };

const fine: Judgement = { kind: "fine" };

/** Follows the decision tree for an image of a page. */
export function judgeGraphic({ element, kind, surroundings }: Graphic, texts: PageTexts): Judgement {
  if (surroundings.hidden) return fine;
  const { control } = surroundings;
  if (control && !control.reported && isUnnamed(control, texts)) {
    control.reported = true;
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

/** Judges an image that is itself a link or a button. */
function judgeControl(element: Element, kind: GraphicKind, name: Name, texts: PageTexts): Judgement {
  const isLink = kind === "area" || roleOf(element) === "link";
  if (name.text.trim() === "")
    return { kind: "fault", rule: "missing", message: unnamed(isLink ? "link" : "button", kind, true) };
  const target = kind === "area" ? filled(element, "href") : filled(element, "value");
  return { kind: "text", name, context: { ...pageOf(texts), role: "functional", ...(target && { linkTarget: target }) } };
}

/** Judges an image in a link or button without words: its text is the name of the link. */
function judgeWithin(element: Element, kind: GraphicKind, name: Name, control: Control, texts: PageTexts): Judgement {
  if (name.text.trim() === "") return isUndescribed(element, kind, name) && !control.reported ? noAlt() : fine;
  return { kind: "text", name, context: { ...pageOf(texts), role: "functional", linkTarget: control.target } };
}

interface ImageSurroundings {
  readonly surroundings: Surroundings;
  readonly texts: PageTexts;
  /** The words of the link or button around the image. */
  readonly words: string | undefined;
}

/** Judges an image with a meaning of its own. */
function judgeImage(
  element: Element,
  kind: GraphicKind,
  name: Name,
  { surroundings, texts, words }: ImageSurroundings,
): Judgement {
  if (isUndescribed(element, kind, name)) return kind === "img" ? noAlt() : noLabel(kind);
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

/** Whether an image has no name and is not marked as decorative. */
function isUndescribed(element: Element, kind: GraphicKind, name: Name): boolean {
  if (name.from !== undefined) return false;
  // Screen readers skip a drawing without role and name, like a decorative image.
  return kind !== "svg" || filled(element, "role") !== undefined;
}

/** Whether the markup declares the image decorative. A name or keyboard focus overrides that. */
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
  const purpose = control === "link" ? "where it leads" : "what it does";
  const where = kind === "img" ? "into the alt text of its image" : "into an aria-label";
  const into = itself
    ? kind === "input" || kind === "area" || kind === "img"
      ? "into its alt text"
      : "into an aria-label"
    : where;
  return `This ${control} has no name: write ${purpose} ${into}.`;
}

function noAlt(): Judgement {
  const message = 'There is no alt attribute: add one that describes the image, or alt="" if the image is decorative.';
  return { kind: "fault", rule: "missing", message };
}

function noLabel(kind: GraphicKind): Judgement {
  const how = kind === "object" ? "write text between its tags" : "give it an aria-label";
  const message = `This image has no name: ${how}, or hide it with aria-hidden="true" if it is decorative.`;
  return { kind: "fault", rule: "missing", message };
}

function silentWithTitle(): Judgement {
  const message =
    "The alt text is empty, but there is a title: remove the title if the image is decorative, or move its text to the alt attribute.";
  return { kind: "fault", rule: "decorative-text", message };
}
