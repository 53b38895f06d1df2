/** Marks on images, and captions edited in place. */
export const edits = `
const editor = byId("editor");
const buttonOf = (record, act) => record.element.querySelector('[data-act="' + act + '"]');
const show = (record) => {
  for (const act of ["ok", "change"]) buttonOf(record, act).setAttribute("aria-pressed", String(record.mark === act));
};
const tally = () => {
  const count = (test) => records.reduce((sum, record) => sum + test(record), 0);
  const parts = [[count(fits.review.ok), "OK"], [count(fits.review.change), "to change"], [count(fits.review.edited), "edited"]];
  const said = parts.filter(([value]) => value > 0).map(([value, label]) => number.format(value) + " " + label);
  byId("marked").textContent = said.length ? "Your review: " + said.join(", ") : "Nothing marked yet";
  byId("take").hidden = said.length === 0;
};
const keepAll = () => {
  save();
  tally();
};

const element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};
/** Shows another caption than the run's, or the run's own again. */
const setText = (record, text) => {
  if (record.text === text) return;
  const caption = captionOf(record);
  const image = record.element.querySelector(".plate img");
  if (record.text === undefined) {
    record.nodes = Array.from(caption.childNodes);
    record.alt = image?.alt;
    const undo = element("button", "", "Undo the edit");
    undo.type = "button";
    undo.dataset.act = "undo";
    const before = element("div", "before", record.nodes.length ? "Before: " : "Written by hand ", element("del", "", ...record.nodes), undo);
    caption.after(before);
    record.element.querySelector(".findings")?.before(element("p", "old-findings", "Found in the caption before the edit:"));
  }
  record.text = text;
  record.found = undefined;
  const isEdited = text !== undefined;
  record.element.classList.toggle("edited", isEdited);
  if (isEdited) {
    caption.replaceChildren(text === "" ? element("span", "none", "No text") : text);
    if (image && record.status !== "failed") image.alt = text;
  } else {
    caption.replaceChildren(...record.nodes);
    if (image) image.alt = record.alt;
    for (const part of record.element.querySelectorAll(".before, .old-findings")) part.remove();
  }
  caption.hidden = caption.childNodes.length === 0;
};

const edit = (record) => {
  const open = record.element.querySelector(".editor textarea");
  if (open) return open.focus();
  const form = editor.content.firstElementChild.cloneNode(true);
  const area = form.querySelector("textarea");
  const length = form.querySelector(".length");
  const count = () => {
    length.textContent = number.format(lengthOf(area.value)) + " characters";
  };
  const caption = captionOf(record);
  area.value = textOf(record);
  area.lang = caption.lang;
  area.setAttribute("aria-describedby", record.element.querySelector(".name").id);
  area.addEventListener("input", count);
  count();
  caption.hidden = true;
  caption.after(form);
  area.focus();
};
const cancel = (record) => {
  record.element.querySelector(".editor")?.remove();
  const caption = captionOf(record);
  caption.hidden = caption.childNodes.length === 0;
  buttonOf(record, "edit").focus();
};
const acts = {
  ok: (record) => mark(record, "ok"),
  change: (record) => mark(record, "change"),
  edit,
  cancel,
  save: (record) => {
    const text = record.element.querySelector(".editor textarea").value;
    cancel(record);
    setText(record, text === originalOf(record) ? undefined : text);
    keepAll();
  },
  undo: (record) => {
    setText(record, undefined);
    buttonOf(record, "edit").focus();
    keepAll();
  },
};
const mark = (record, value) => {
  record.mark = record.mark === value ? "" : value;
  show(record);
  keepAll();
};
list.addEventListener("click", ({ target }) => {
  const act = target.closest("[data-act]")?.dataset.act;
  if (act) acts[act](ofElement.get(target.closest(".item")));
});
`;
