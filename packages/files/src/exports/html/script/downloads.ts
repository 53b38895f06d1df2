import { byId, formatCount } from "./elements.js";
import { searchField } from "./filters.js";
import { isReviewed, originalTextOf, records, textOf } from "./records.js";
import { clearReview } from "./review.js";
import { reviewCsv } from "./review-csv.js";

/** Makes the marks and edits downloadable: files that the page itself makes and sends nowhere. */
export function startDownloads(): void {
  byId("csv", HTMLButtonElement).addEventListener("click", () => {
    download("review.csv", "text/csv;charset=utf-8", reviewCsv(reviews()));
  });
  byId("jsonl", HTMLButtonElement).addEventListener("click", () => {
    const lines = reviews().map((row) => `${JSON.stringify(row)}\n`);
    download("review.jsonl", "application/jsonl", lines.join(""));
  });
  byId("clear", HTMLButtonElement).addEventListener("click", () => {
    const { length } = records.filter(isReviewed);
    if (!confirm(`Remove the marks and edits of ${formatCount(length)} ${length === 1 ? "image" : "images"}?`)) return;
    clearReview();
    searchField.focus();
  });
}

function reviews() {
  return records.filter(isReviewed).map((record) => {
    return { key: record.key, mark: record.mark, caption: textOf(record), before: originalTextOf(record) };
  });
}

function download(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
