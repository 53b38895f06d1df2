/** What was marked and edited, as files: made in the page, and sent nowhere. */
export const downloads = `
const reviewed = () => records.filter(isReviewed).map((record) => ({
  key: record.key, mark: record.mark, caption: textOf(record), before: originalOf(record),
}));
/** RFC 4180. What a spreadsheet would take for a formula gets an apostrophe: the same as in the CSV of a run. */
const formula = /^[\\s\\p{Cf}"'‘’“”«»\`]*[=+\\-@\\t\\r\\n＝＋－＠]/u;
const plainNumber = /^\\s*[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[+-]?\\d+)?\\s*$/i;
const cell = (text) => {
  const safe = formula.test(text) && !plainNumber.test(text) ? "'" + text : text;
  return /[",;\\t\\r\\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
};
const download = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
byId("csv").addEventListener("click", () => {
  const rows = reviewed().map(({ key, mark, caption, before }) => [key, mark, caption, before].map(cell).join(","));
  download("review.csv", "text/csv;charset=utf-8", ["key,mark,caption,before", ...rows, ""].join("\\r\\n"));
});
byId("jsonl").addEventListener("click", () => {
  download("review.jsonl", "application/jsonl", reviewed().map((row) => JSON.stringify(row) + "\\n").join(""));
});
byId("clear").addEventListener("click", () => {
  const count = records.filter(isReviewed).length;
  if (!confirm("Take away the marks and edits of " + number.format(count) + (count === 1 ? " image?" : " images?"))) return;
  for (const record of records.filter(isReviewed)) {
    record.mark = "";
    setText(record, undefined);
    show(record);
  }
  keepAll();
  find.focus();
});
`;
