import { byId, element, formatCount } from "./elements.js";
import { captionOf, lengthOf, originalTextOf, type ReviewRecord, textOf } from "./records.js";

const editor = byId("editor", HTMLTemplateElement);

/** The button of an image that does something, such as `"edit"`. */
export function buttonOf(record: ReviewRecord, action: string): HTMLElement | null {
  return record.element.querySelector<HTMLElement>(`[data-act="${action}"]`);
}

/** Shows another caption than the run's, or with `undefined` the run's own again. */
export function setText(record: ReviewRecord, text: string | undefined): void {
  const caption = captionOf(record);
  if (record.text === text || !caption) return;
  const image = record.element.querySelector<HTMLImageElement>(".plate img");
  const unedited = record.unedited ?? { nodes: Array.from(caption.childNodes), alt: image?.alt };
  if (record.text === undefined) showUnedited(record, caption, unedited.nodes);
  record.text = text;
  record.searchText = undefined;
  record.unedited = text === undefined ? undefined : unedited;
  record.element.classList.toggle("edited", text !== undefined);
  if (text === undefined) {
    caption.replaceChildren(...unedited.nodes);
    if (image) image.alt = unedited.alt ?? "";
    for (const part of record.element.querySelectorAll(".before, .old-findings")) part.remove();
  } else {
    caption.replaceChildren(text === "" ? element("span", "none", "No text") : text);
    if (image && record.status !== "failed") image.alt = text;
  }
  hideIfEmpty(caption);
}

/** Shows the caption before the edit behind the edited one. */
function showUnedited(record: ReviewRecord, caption: HTMLElement, nodes: readonly ChildNode[]): void {
  const undo = element("button", "", "Undo the edit");
  undo.type = "button";
  undo.dataset.act = "undo";
  const label = nodes.length > 0 ? "Before: " : "Written by hand ";
  caption.after(element("div", "before", label, element("del", "", ...nodes), undo));
  record.element.querySelector(".findings")?.before(element("p", "old-findings", "Found in the caption before the edit:"));
}

/** Opens an editor for the caption, or goes to the one that is open. */
export function openEditor(record: ReviewRecord): void {
  const openField = fieldOf(record);
  if (openField) {
    openField.focus();
    return;
  }
  const caption = captionOf(record);
  const fragment = document.importNode(editor.content, true);
  const field = fragment.querySelector("textarea");
  const length = fragment.querySelector(".length");
  if (!caption || !field || !length) return;
  const count = () => {
    length.textContent = `${formatCount(lengthOf(field.value))} characters`;
  };
  field.value = textOf(record);
  field.lang = caption.lang;
  field.setAttribute("aria-describedby", record.element.querySelector(".name")?.id ?? "");
  field.addEventListener("input", count);
  count();
  caption.hidden = true;
  caption.after(fragment);
  field.focus();
}

/** Closes the editor without a change. */
export function closeEditor(record: ReviewRecord): void {
  record.element.querySelector(".editor")?.remove();
  const caption = captionOf(record);
  if (caption) hideIfEmpty(caption);
  buttonOf(record, "edit")?.focus();
}

/** Takes over the text of the editor and closes it. */
export function saveEditor(record: ReviewRecord): void {
  const text = fieldOf(record)?.value;
  closeEditor(record);
  if (text !== undefined) setText(record, text === originalTextOf(record) ? undefined : text);
}

function fieldOf(record: ReviewRecord): HTMLTextAreaElement | null {
  return record.element.querySelector<HTMLTextAreaElement>(".editor textarea");
}

function hideIfEmpty(caption: HTMLElement): void {
  caption.hidden = caption.childNodes.length === 0;
}
