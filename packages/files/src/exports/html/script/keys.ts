/** Single keys, while the focus is on the buttons of an image and nowhere else: elsewhere they are the reader's own. */
export const keys = `
const neighbour = (element, way) => {
  let next = element[way];
  while (next?.hidden) next = next[way];
  return next;
};
const go = (record, way) => {
  const next = neighbour(record.element, way);
  if (!next) return;
  const act = document.activeElement.dataset.act;
  (next.querySelector('.marks [data-act="' + act + '"]') ?? next.querySelector("[data-act]")).focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
};
const single = {
  j: (record) => go(record, "nextElementSibling"),
  k: (record) => go(record, "previousElementSibling"),
  o: acts.ok,
  c: acts.change,
  e: (record) => captionOf(record) && edit(record),
  "/": () => find.focus(),
};
list.addEventListener("keydown", (event) => {
  const record = ofElement.get(event.target.closest(".item"));
  if (event.target.matches("textarea")) {
    // Enter and Escape within an input method belong to it.
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) acts.save(record);
    else if (event.key === "Escape") cancel(record);
    else return;
    event.preventDefault();
    return;
  }
  const act = single[event.key.toLowerCase()];
  if (!act || event.ctrlKey || event.altKey || event.metaKey || !event.target.matches("[data-act]")) return;
  event.preventDefault();
  act(record);
});
addEventListener("storage", ({ key }) => {
  if (key === storageKey) restore();
});
restore();
filter();
`;
