import { byId, formatCount, list } from "./elements.js";
import { captionOf, lengthOf, type ReviewRecord, records, textOf } from "./records.js";

/** The search field. */
export const searchField = byId("find", HTMLInputElement);

const findings = byId("findings", HTMLSelectElement);
const review = byId("review", HTMLSelectElement);
const sort = byId("sort", HTMLSelectElement);
const statuses = Array.from(document.getElementsByName("status")).filter((input) => input instanceof HTMLInputElement);

type Test = (record: ReviewRecord) => boolean;
type Tests = Readonly<Record<string, Test>>;

const statusTests: Tests = {
  done: ({ status }) => status === "done",
  failed: ({ status }) => status === "failed",
  kept: ({ status }) => status === "kept",
  duplicate: ({ isDuplicate }) => isDuplicate,
};

const findingTests = {
  errors: ({ errors }) => errors > 0,
  warnings: ({ warnings }) => warnings > 0,
  none: ({ isChecked, errors, warnings }) => isChecked && errors + warnings === 0,
} satisfies Tests;

/** What the filter by review asks of an image. */
export const reviewTests = {
  open: ({ mark }) => mark === "",
  ok: ({ mark }) => mark === "ok",
  change: ({ mark }) => mark === "change",
  edited: ({ text }) => text !== undefined,
} satisfies Tests;

const orders: Readonly<Record<string, (one: ReviewRecord, other: ReviewRecord) => number>> = {
  name: (one, other) => names.compare(one.key, other.key),
  findings: (one, other) => other.errors - one.errors || other.warnings - one.warnings,
};

const names = new Intl.Collator(undefined, { numeric: true });

/** Shows the images that fit the filters. Nothing asks for the layout, so each change costs one layout at most. */
export function applyFilters(): void {
  const tests = [
    testIn(statusTests, statuses.find(({ checked }) => checked)?.value),
    testIn(findingTests, findings.value),
    testIn(reviewTests, review.value),
  ];
  const words = fold(searchField.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const record of records) {
    const fits = tests.every((test) => test(record)) && words.every((word) => searchTextOf(record).includes(word));
    if (fits) count++;
    if (record.element.hidden === fits) record.element.hidden = !fits;
  }
  byId("nothing", HTMLElement).hidden = count > 0;
  byId("count", HTMLElement).textContent = `Showing ${formatCount(count)} of ${formatCount(records.length)}`;
}

/** Makes the filters, the search and the sorting work. */
export function startFilters(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  searchField.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(applyFilters, 120);
  });
  for (const control of [findings, review, ...statuses]) control.addEventListener("change", applyFilters);
  sort.addEventListener("change", sortImages);
  byId("reset", HTMLButtonElement).addEventListener("click", resetFilters);
  for (const [value, label] of [
    ["errors", "Errors"],
    ["warnings", "Warnings"],
    ["none", "None"],
  ] as const) {
    const option = findings.querySelector(`[value="${value}"]`);
    if (option) option.textContent = `${label} (${formatCount(records.filter(findingTests[value]).length)})`;
  }
}

function resetFilters(): void {
  searchField.value = "";
  findings.value = "all";
  review.value = "all";
  const [all] = statuses;
  if (all) all.checked = true;
  applyFilters();
  searchField.focus();
}

function sortImages(): void {
  for (const record of sorted(sort.value)) list.append(record.element);
}

function sorted(order: string): readonly ReviewRecord[] {
  if (order === "length") {
    const lengths = new Map(records.map((record) => [record, lengthOf(textOf(record))]));
    return records.toSorted((one, other) => (lengths.get(other) ?? 0) - (lengths.get(one) ?? 0) || one.index - other.index);
  }
  const compare = orders[order];
  return records.toSorted((one, other) => compare?.(one, other) || one.index - other.index);
}

function testIn(tests: Tests, name: string | undefined): Test {
  return tests[name ?? ""] ?? (() => true);
}

/** Names, captions and fields, read out of the page when they are first searched. */
function searchTextOf(record: ReviewRecord): string {
  record.searchText ??= fold(
    [
      record.key,
      record.text ?? "",
      captionOf(record)?.textContent ?? "",
      ...Array.from(record.element.querySelectorAll(".fields dd"), ({ textContent }) => textContent),
    ].join("\n"),
  );
  return record.searchText;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
