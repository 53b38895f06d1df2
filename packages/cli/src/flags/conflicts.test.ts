import { describe, expect, test } from "vitest";
import { columnText, fillColumns } from "./column-text.js";
import { type CaptionOptions, captionFlags } from "./command-flags.js";
import { refuseCaptionConflicts } from "./conflicts.js";
import { defaultOptions } from "./define-flags.js";

const a = new Map([["a", columnText("1")]]);

describe("flags that contradict each other", () => {
  test.each<[Partial<CaptionOptions>, string]>([
    [{ separator: ", " }, "--separator needs --existing append"],
    [{ retryFailed: true, fresh: true }, "keep one"],
    [{ prompt: "{a}", set: a, map: new Map([["a", "A"]]) }, 'The slot "a" has a value by --set and a column by --map'],
    [{ set: a }, "--set and --map fill the slots of your own prompt"],
    [{ prompt: "{a}", promptFile: "a.txt" }, "--prompt and --prompt-file: keep one"],
    [{ prompt: "{a}", tone: "dry" }, "--tone belongs to the ready prompts, which --prompt replaces"],
    [{ kind: "caption", promptFile: "a.txt" }, "--kind belongs to the ready prompts"],
    [{ stdinFormat: "csv" }, "--stdin-format describes standard input (-)"],
    [{ onError: "fix" }, "--on-error needs --check"],
    [
      { maxLength: 80 },
      "--max-length does not apply to --kind caption, only to alt-text, social-preview. Use --length or --words",
    ],
    [{ kind: "alt-text", vocabulary: "tags.txt" }, "--vocabulary does not apply to --kind alt-text"],
    [{ kind: "moderate", check: "legenda" }, "--check does not apply to --kind moderate"],
    [{ trigger: "sks" }, "--trigger does not apply to --kind caption"],
  ])("%j", (raw, message) => {
    const explicitFlags = new Set(Object.keys(raw) as (keyof CaptionOptions)[]);
    const options = { ...defaultOptions(captionFlags), ...raw };
    expect(() => refuseCaptionConflicts(["photos"], options, explicitFlags)).toThrow(message);
  });
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
