import { closeEditor, openEditor } from "./edits.js";
import { list } from "./elements.js";
import { searchField } from "./filters.js";
import { captionOf, type ReviewRecord, recordAt } from "./records.js";
import { actions } from "./review.js";

/** Single keys. They work while the focus is on the buttons of an image; elsewhere they are the browser's. */
const keys: Readonly<Record<string, (record: ReviewRecord) => void>> = {
  j: (record) => focusNeighbour(record, "nextElementSibling"),
  k: (record) => focusNeighbour(record, "previousElementSibling"),
  o: (record) => actions.ok?.(record),
  c: (record) => actions.change?.(record),
  e(record) {
    if (captionOf(record)) openEditor(record);
  },
  "/": () => searchField.focus(),
};

/** Makes the keys work. */
export function startKeys(): void {
  list.addEventListener("keydown", (event) => {
    const record = recordAt(event.target);
    if (!record || !(event.target instanceof Element)) return;
    const action = event.target.matches("textarea") ? editorAction(event) : buttonAction(event, event.target);
    if (!action) return;
    event.preventDefault();
    action(record);
  });
}

function editorAction({ key, isComposing, ctrlKey, metaKey }: KeyboardEvent): ((record: ReviewRecord) => void) | undefined {
  // Enter and Escape within an input method belong to it.
  if (isComposing) return undefined;
  if (key === "Enter" && (ctrlKey || metaKey)) return actions.save;
  return key === "Escape" ? closeEditor : undefined;
}

function buttonAction({ key, ctrlKey, altKey, metaKey }: KeyboardEvent, target: Element) {
  return ctrlKey || altKey || metaKey || !target.matches("[data-act]") ? undefined : keys[key.toLowerCase()];
}

/** Moves the focus to the same button of the next or the previous image that is shown. */
function focusNeighbour(record: ReviewRecord, direction: "nextElementSibling" | "previousElementSibling"): void {
  let next = record.element[direction];
  while (next instanceof HTMLElement && next.hidden) next = next[direction];
  if (!next) return;
  const action = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.act : undefined;
  const button =
    next.querySelector<HTMLElement>(`.marks [data-act="${action}"]`) ?? next.querySelector<HTMLElement>("[data-act]");
  button?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
