/**
 * Marks and edits between two openings of the page: in this browser alone, under one key for each page. What is read may
 * have been written by another page of the same disk, so that only what it should be is taken from it.
 */
export const store = `
const storageKey = "legenda-review:" + location.pathname;
byId("storage-key").textContent = storageKey;
const trouble = byId("trouble");
const saved = () => {
  try {
    const items = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    return Object.entries(items).filter(([, item]) => item && typeof item === "object" && typeof item.before === "string");
  } catch {
    return [];
  }
};
const save = () => {
  const items = Object.fromEntries(records.filter(isReviewed).map((record) => [record.key, {
    mark: record.mark || undefined, text: record.text, before: originalOf(record),
  }]));
  try {
    if (Object.keys(items).length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(items));
    trouble.hidden = true;
  } catch {
    trouble.textContent = "This browser keeps no marks for this page: download them before you close it.";
    trouble.hidden = false;
  }
};
const isReviewed = (record) => record.mark !== "" || record.text !== undefined;
/** Takes over what is saved. A mark on a caption that has changed since is not one on the caption that stands here. */
const restore = () => {
  const items = new Map(saved());
  for (const record of records) {
    if (!isReviewed(record) && !items.has(record.key)) continue;
    const item = items.get(record.key);
    const holds = item !== undefined && item.before === originalOf(record);
    record.mark = holds && (item.mark === "ok" || item.mark === "change") ? item.mark : "";
    setText(record, holds && typeof item.text === "string" && captionOf(record) ? item.text : undefined);
    show(record);
  }
  tally();
};
`;
