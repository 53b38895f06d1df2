/** Filters, search and sorting. Nothing of the layout is asked for, so that each change costs one layout at most. */
export const filters = `
const find = byId("find");
const findings = byId("findings");
const review = byId("review");
const sort = byId("sort");
const statuses = Array.from(document.getElementsByName("status"));
const folded = (text) => text.normalize("NFKC").toLowerCase();

const fits = {
  status: {
    all: () => true,
    done: (record) => record.status === "done",
    failed: (record) => record.status === "failed",
    kept: (record) => record.status === "kept",
    duplicate: (record) => record.duplicate,
  },
  findings: {
    all: () => true,
    errors: (record) => record.errors > 0,
    warnings: (record) => record.warnings > 0,
    none: (record) => record.checked && record.errors + record.warnings === 0,
  },
  review: {
    all: () => true,
    open: (record) => record.mark === "",
    ok: (record) => record.mark === "ok",
    change: (record) => record.mark === "change",
    edited: (record) => record.text !== undefined,
  },
};
/** Names, captions and fields, read out of the page when they are first searched. */
const foundIn = (record) => {
  record.found ??= folded(record.key + "\\n" + (record.text ?? "") + "\\n"
    + Array.from(record.element.querySelectorAll(".caption, .fields dd"), (part) => part.textContent).join("\\n"));
  return record.found;
};

const filter = () => {
  const status = fits.status[statuses.find(({ checked }) => checked).value];
  const finding = fits.findings[findings.value];
  const reviewed = fits.review[review.value];
  const words = folded(find.value).split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const record of records) {
    const fit = status(record) && finding(record) && reviewed(record) && words.every((word) => foundIn(record).includes(word));
    if (fit) shown++;
    if (record.element.hidden === fit) record.element.hidden = !fit;
  }
  byId("nothing").hidden = shown > 0;
  byId("count").textContent = "Showing " + number.format(shown) + " of " + number.format(records.length);
};

const names = new Intl.Collator(undefined, { numeric: true });
const orders = {
  order: (one, other) => one.index - other.index,
  name: (one, other) => names.compare(one.key, other.key),
  length: (one, other) => other.length - one.length,
  findings: (one, other) => other.errors - one.errors || other.warnings - one.warnings,
};
const arrange = () => {
  if (sort.value === "length") for (const record of records) record.length = lengthOf(textOf(record));
  const order = orders[sort.value];
  for (const { element } of records.toSorted((one, other) => order(one, other) || one.index - other.index)) list.append(element);
};

let waiting;
find.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(filter, 120);
});
for (const control of [findings, review, ...statuses]) control.addEventListener("change", filter);
sort.addEventListener("change", arrange);
byId("reset").addEventListener("click", () => {
  find.value = "";
  findings.value = review.value = "all";
  statuses[0].checked = true;
  filter();
  find.focus();
});
for (const [value, label] of [["errors", "Errors"], ["warnings", "Warnings"], ["none", "None"]]) {
  const count = records.reduce((sum, record) => sum + fits.findings[value](record), 0);
  findings.querySelector('[value="' + value + '"]').textContent = label + " (" + number.format(count) + ")";
}
`;
