/** The images of the page, and the little that all other parts need. */
export const records = `
const byId = (id) => document.getElementById(id);
const list = byId("items");
const textWithout = (element, unwanted) => {
  if (!element.querySelector(unwanted)) return element.textContent;
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll(unwanted)) part.remove();
  return copy.textContent;
};
const records = Array.from(list.children, (element, index) => {
  const { key, status, duplicate, errors, warnings } = element.dataset;
  return { element, index, key, status, duplicate: duplicate !== undefined, checked: errors !== undefined,
    errors: Number(errors ?? 0), warnings: Number(warnings ?? 0), mark: "", text: undefined, found: undefined };
});
const ofElement = new Map(records.map((record) => [record.element, record]));
const ofKey = new Map(records.map((record) => [record.key, record]));
const captionOf = (record) => record.element.querySelector(".caption");
/** The caption as the run left it, without the marks of what is hidden in it. */
const originalOf = (record) => {
  const caption = record.element.querySelector(".before del") ?? captionOf(record);
  return caption ? textWithout(caption, ".hidden-character, .none") : "";
};
const textOf = (record) => record.text ?? originalOf(record);
const number = new Intl.NumberFormat("en");
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const lengthOf = (text) => {
  let length = 0;
  for (const _ of segmenter.segment(text)) length++;
  return length;
};
list.classList.toggle("bare", !list.querySelector(".plate"));
`;
