import { buttonOf, closeEditor, openEditor, saveEditor, setText } from "./edits.js";
import { byId, formatCount, list } from "./elements.js";
import { reviewTests } from "./filters.js";
import { captionOf, isReviewed, originalTextOf, type ReviewMark, type ReviewRecord, recordAt, records } from "./records.js";
import { loadReviews, saveReviews } from "./store.js";

/** What the buttons of an image do, by their `data-act`. */
export const actions: Readonly<Record<string, (record: ReviewRecord) => void>> = {
  ok: (record) => toggleMark(record, "ok"),
  change: (record) => toggleMark(record, "change"),
  edit: openEditor,
  cancel: closeEditor,
  save(record) {
    saveEditor(record);
    updateReview();
  },
  undo(record) {
    setText(record, undefined);
    buttonOf(record, "edit")?.focus();
    updateReview();
  },
};

/** Makes the buttons of the images work. */
export function startReview(): void {
  list.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-act]") : null;
    const record = recordAt(button);
    if (record) actions[button?.dataset.act ?? ""]?.(record);
  });
}

/** Shows what is stored. A mark on a caption that has changed since is dropped. */
export function restoreReview(): void {
  const reviews = loadReviews();
  for (const record of records) {
    const stored = reviews.get(record.key);
    if (!isReviewed(record) && !stored) continue;
    const review = stored?.before === originalTextOf(record) ? stored : undefined;
    record.mark = review?.mark ?? "";
    setText(record, captionOf(record) ? review?.text : undefined);
    showMark(record);
  }
  showTally();
}

/** Drops all marks and edits. */
export function clearReview(): void {
  for (const record of records.filter(isReviewed)) {
    record.mark = "";
    setText(record, undefined);
    showMark(record);
  }
  updateReview();
}

function toggleMark(record: ReviewRecord, mark: ReviewMark): void {
  record.mark = record.mark === mark ? "" : mark;
  showMark(record);
  updateReview();
}

function showMark(record: ReviewRecord): void {
  for (const mark of ["ok", "change"]) buttonOf(record, mark)?.setAttribute("aria-pressed", String(record.mark === mark));
}

/** Stores the review and shows what it comes to. */
function updateReview(): void {
  const alert = byId("trouble", HTMLElement);
  try {
    saveReviews();
    alert.hidden = true;
  } catch {
    alert.textContent = "This browser stores nothing for this page. Download your marks before you close it.";
    alert.hidden = false;
  }
  showTally();
}

function showTally(): void {
  const counts = [
    [reviewTests.ok, "OK"],
    [reviewTests.change, "to change"],
    [reviewTests.edited, "edited"],
  ] as const;
  const parts = counts
    .map(([test, label]) => [records.filter(test).length, label] as const)
    .filter(([count]) => count > 0)
    .map(([count, label]) => `${formatCount(count)} ${label}`);
  byId("marked", HTMLElement).textContent = parts.length > 0 ? `Your review: ${parts.join(", ")}` : "Nothing marked yet";
  byId("take", HTMLElement).hidden = parts.length === 0;
}
