import { describe, expect, test } from "vitest";
import { columnText, fillColumns } from "./column-text.js";
import type { RawCaption } from "./raw-options.js";
import { readCaptionOptions } from "./read-caption-options.js";
import { readRunOptions } from "./read-run-options.js";

const nothing = { findings: true, recursive: true };
const caption = (raw: Partial<RawCaption>) => readCaptionOptions({ ...nothing, ...raw });

describe("what a run without flags is", () => {
  test("captions.csv, captions that are there are skipped, equal files are asked once", () => {
    const { output, selection, money, journal } = readRunOptions(nothing);
    expect(output.files).toEqual([{ path: "captions.csv", format: "csv" }]);
    expect(selection).toMatchObject({
      existing: "skip",
      duplicates: "once",
      recursive: true,
      hidden: false,
      nearDuplicates: undefined,
    });
    expect(money).toEqual({ estimate: false, budget: undefined, price: undefined, sample: undefined, yes: false });
    expect(journal).toEqual({ file: undefined, fresh: false });
  });
  test("who asks for sidecars or metadata alone gets no file beside them", () => {
    expect(readRunOptions({ ...nothing, sidecar: "txt" }).output.files).toEqual([]);
    expect(readRunOptions({ ...nothing, metadata: { target: "in-place" } }).output.files).toEqual([]);
  });
  test("flags with an optional value", () => {
    expect(readRunOptions({ ...nothing, retryFailed: true }).selection.retryFailed).toEqual({ list: undefined });
    expect(readRunOptions({ ...nothing, retryFailed: "failed.txt" }).selection.retryFailed).toEqual({ list: "failed.txt" });
    expect(readRunOptions({ ...nothing, nearDuplicates: true }).selection.nearDuplicates).toBe(4);
    expect(readRunOptions({ ...nothing, nearDuplicates: 0 }).selection.nearDuplicates).toBe(0);
  });
});

describe("flags that contradict each other", () => {
  test.each<[Partial<RawCaption>, string]>([
    [{ separator: ", " }, "--separator goes with --existing append"],
    [{ retryFailed: true, fresh: true }, "keep one"],
    [
      {
        out: [
          { path: "a.csv", format: "csv" },
          { path: "a.csv", format: "csv" },
        ],
      },
      "--out a.csv is given twice",
    ],
    [
      {
        prompt: "{a}",
        set: [
          ["a", "1"],
          ["a", "2"],
        ],
      },
      "--set a=… is given twice",
    ],
    [{ prompt: "{a}", set: [["a", "1"]], map: [["a", "A"]] }, 'The slot "a" has a value by --set and a column by --map'],
    [{ set: [["a", "1"]] }, "--set and --map fill the slots of a prompt of your own"],
    [{ onError: "fix" }, "--on-error goes with --check"],
    [
      { maxLength: 80 },
      "--max-length has no use for --kind caption. It goes with --kind alt-text, social-preview. The length of a caption is set by",
    ],
    [{ kind: "alt-text", vocabulary: "tags.txt" }, "--vocabulary has no use for --kind alt-text"],
    [{ kind: "moderate", check: "legenda" }, "--check has no use for --kind moderate"],
    [{ trigger: "sks" }, "--trigger has no use for --kind caption"],
  ])("%j", (raw, message) => {
    expect(() => caption(raw)).toThrow(message);
  });
});

test("the wishes of a shop", () => {
  const { wishes } = caption({ kind: "alt-text", productName: columnText("{Brand} {Title}"), language: "de", check: "wcag" });
  expect(wishes).toMatchObject({ kind: "alt-text", language: "de", check: { preset: "wcag", onError: "retry" } });
  expect(Object.keys(wishes.context)).toEqual(["productName"]);
});

describe("columns in braces", () => {
  test.each([
    ["{Title}", [{ column: "Title" }]],
    ["{Brand} {SEO Title}!", [{ column: "Brand" }, " ", { column: "SEO Title" }, "!"]],
    ["plain", ["plain"]],
    ["{{literal}} {a}", ["{literal} ", { column: "a" }]],
    ["open { brace", ["open { brace"]],
    ["{}", ["{}"]],
    ["", []],
  ])("%j", (written, pieces) => {
    expect(columnText(written)).toEqual({ written, pieces });
  });
  test("cells are put in as they are, and not read again", () => {
    expect(fillColumns(columnText("{a}-{b}"), { a: "{b}", b: "$&" }, "--set x")).toBe("{b}-$&");
  });
  test("a column that is not there names the flag and those that are", () => {
    expect(() => fillColumns(columnText("{Titel}"), { Title: "x" }, "--product-name")).toThrow(
      '--product-name: there is no column "Titel". The table\'s columns are: "Title".',
    );
    expect(() => fillColumns(columnText("{constructor}"), {}, "--product-name")).toThrow(
      "Only a table (CSV, TSV, JSONL) has columns.",
    );
  });
});
