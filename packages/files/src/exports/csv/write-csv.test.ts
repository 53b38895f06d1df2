import { readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BatchResult } from "@legenda/batch";
import { temporaryFolder } from "@legenda/test-kit";
import { parse } from "csv-parse/sync";
import { expect, onTestFinished, test } from "vitest";
import { unescapeFormula } from "../../text/escape-formula.js";
import { call, done, failed, kept } from "../testing/results.js";
import { type CsvOptions, writeCsv, writeTsv } from "./write-csv.js";

async function written(results: readonly BatchResult[], options?: CsvOptions) {
  const path = join(temporaryFolder(onTestFinished).path, "captions.csv");
  const report = await writeCsv(results, path, options);
  const text = await readFile(path, "utf8");
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, delimiter: options?.delimiter ?? "," });
  return { report, text, rows };
}

test("texts: the name, the caption, and errors in columns of their own", async () => {
  const { text, report } = await written([done("a.jpg", "A wolf."), failed("b.jpg"), kept("c.jpg", "Mine.")]);
  expect(text).toBe(
    [
      "file,caption,error,error_type,retryable",
      "a.jpg,A wolf.,,,",
      "b.jpg,,429: too many requests,RateLimitError,true",
      "c.jpg,Mine.,,,",
      "",
    ].join("\r\n"),
  );
  expect(report).toMatchObject({ kind: "file", count: 3, unknownColumns: [] });
});

test("objects: a column for each property, the same in all rows", async () => {
  const { rows } = await written([
    done("a", { title: "Bag", attributes: { color: "brown" }, tags: ["x", "y"], price: 5, sold: false, none: null }),
    done("b", { title: "Shoe", attributes: { size: "44" }, tags: [], parts: [{ of: "sole" }], made: new Date(0) }),
  ]);
  expect(rows).toEqual([
    {
      ...{ file: "a", title: "Bag", "attributes.color": "brown", "attributes.size": "", tags: "x; y", price: "5" },
      ...{ sold: "false", none: "", parts: "", made: "", error: "", error_type: "", retryable: "" },
    },
    {
      ...{ file: "b", title: "Shoe", "attributes.color": "", "attributes.size": "44", tags: "", price: "", sold: "" },
      ...{ none: "", parts: '[{"of":"sole"}]', made: "1970-01-01T00:00:00.000Z", error: "", error_type: "", retryable: "" },
    },
  ]);
});

test("lists, numbers, big numbers and nothing as answers", async () => {
  const { rows } = await written([done("a", ["red", "blue"]), done("b", 3), done("c", 10n), done("d", null)], {
    textColumn: "tags",
  });
  expect(rows.map(({ tags }) => tags)).toEqual(["red; blue", "3", "10", ""]);
});

test("keys that a model invents do not make a column each", async () => {
  const results = Array.from({ length: 150 }, (_, index) => done(`${index}`, { alt: "x", attributes: { [`a${index}`]: "1" } }));
  const { rows, report } = await written(results);
  expect(report.columns).toEqual(["file", "alt", "attributes", "error", "error_type", "retryable"]);
  expect(rows[149]?.attributes).toBe('{"a149":"1"}');
});

test("hostile names and captions come back as they were", async () => {
  const hostile = [
    ...["=cmd|' /C calc'!A0", "a,b;c\td", 'say "hi"', "two\nlines", "carriage\rreturn", "crlf\r\n", "🦊 ünï", "-5", "' x"],
    ...["\u2028", "__proto__", "constructor", " =1", "'=1", "'", '"', ",", "  spaces  ", "\ufeffbom", "<script>", "|", "#"],
  ];
  const { text, rows } = await written(hostile.map((name) => done(name, { caption: name, [name]: "own" })));
  expect(rows.map(({ file = "", caption = "" }) => [unescapeFormula(file), unescapeFormula(caption)])).toEqual(
    hostile.map((name) => [name, name]),
  );
  for (const cell of (parse(text) as string[][]).flat()) {
    if (!/^\s*-?\d+$/.test(cell)) expect(cell).not.toMatch(/^[\s"\ufeff]*[=+\-@\t\r]/);
  }
});

test("formulas stay where they are wanted, zeros nowhere", async () => {
  const { rows } = await written([done("a", "=1"), done("b", "x\0y")], { formulas: "keep" });
  expect(rows.map(({ caption }) => caption)).toEqual(["=1", "x\ufffdy"]);
});

test("a mark for Excel, and other delimiters", async () => {
  expect((await written([done("a", "x")], { bom: true })).text).toMatch(/^\ufefffile,/);
  expect((await written([done("a", "x,y")], { delimiter: ";" })).text).toContain('\r\na;"x,y";');
  const path = join(temporaryFolder(onTestFinished).path, "captions.tsv");
  await writeTsv([done("a\tb", "x")], path);
  expect(await readFile(path, "utf8")).toContain('"a\tb"\tx');
  await expect(writeCsv([], path, { delimiter: "|" as ";" })).rejects.toThrow("Use a comma, a semicolon or a tab");
});

test("input columns stand as they were; nothing of theirs is lost to a column of ours", async () => {
  const fields = { sku: "1", title: "Old title", model: "T-1000", error: "none known" };
  const { rows } = await written([done("a.jpg", { title: "New title", alt: "A bag." }, { fields })], { details: true });
  expect(rows[0]).toMatchObject({ ...fields, title_2: "New title", alt: "A bag.", model_2: "openai:gpt-4o-mini", error_2: "" });
  expect(Object.keys(rows[0] ?? {}).slice(0, 5)).toEqual(["file", "sku", "title", "model", "error"]);
});

test("the column of the captions that images had is where the new ones stand", async () => {
  const { report, rows } = await written([
    done("a", "New.", { existing: "Old.", fields: { file: "a", caption: "Old." } }),
    kept("b", "Kept.", { fields: { file: "b", caption: " Kept. " } }),
    failed("c", { existing: "Still.", fields: { file: "c", caption: "Still." } }),
    done("d", "First.", { fields: { file: "d", caption: "" } }),
  ]);
  expect(report.columns).toEqual(["file", "caption", "error", "error_type", "retryable"]);
  expect(rows.map(({ caption }) => caption)).toEqual(["New.", "Kept.", "Still.", "First."]);
});

test("an earlier export as the input: its notes are made anew, its answers stay", async () => {
  const fields = {
    file: "x/a.jpg",
    sku: "1",
    caption: "Old.",
    finish: "length",
    error: "boom",
    error_type: "X",
    retryable: "true",
  };
  const { report, rows } = await written([done("a.jpg", "New.", { fields })]);
  expect(report.columns).toEqual(["file", "sku", "caption", "caption_2", "error", "error_type", "retryable"]);
  expect(rows[0]).toMatchObject({ file: "a.jpg", caption: "Old.", caption_2: "New.", error: "" });
});

test("kept captions stand where a reader looks for the caption of an object", async () => {
  const { rows } = await written([done("a", { decorative: false, alt: "New." }), kept("b", "Old.")]);
  expect(rows[1]).toMatchObject({ decorative: "", alt: "Old." });
  const other = await written([done("a", { verdict: "fine" }), kept("b", "Old.")]);
  expect(other.rows[1]).toMatchObject({ caption: "Old.", verdict: "" });
});

test.each([
  ["append", "Old. New.", { alt: "Old. New." }, "a; b; c"],
  ["prepend", "New. Old.", { alt: "New. Old." }, "b; c; a"],
] as const)("%s", async (existing, text, object, list) => {
  expect((await written([done("a", "New.", { existing: "Old." })], { existing })).rows[0]?.caption).toBe(text);
  expect((await written([done("a", { alt: "New." }, { existing: "Old." })], { existing })).rows[0]).toMatchObject(object);
  expect((await written([done("a", ["b", "c"], { existing: "a" })], { existing })).rows[0]?.caption).toBe(list);
  expect((await written([done("a", "New.", { existing: " " })], { existing })).rows[0]?.caption).toBe("New.");
});

test("columns are chosen, ordered and named anew; one that no result has is told", async () => {
  const results = [done("a", { alt: "A bag.", long: "…" }, { fields: { sku: "1" } })];
  const chosen = await written(results, { columns: ["sku", "alt", "model", "altt"] });
  expect(chosen.text).toBe("sku,alt,model,altt\r\n1,A bag.,openai:gpt-4o-mini,\r\n");
  expect(chosen.report.unknownColumns).toEqual(["altt"]);
  const renamed = await written(results, { columns: { "Image Src": "file", "=Alt": "alt" } });
  expect(renamed.text).toBe("Image Src,'=Alt\r\na,A bag.\r\n");
  await expect(written(results, { columns: [] })).rejects.toThrow("`columns` is empty");
});

test("a row of one empty cell is still a row", async () => {
  const { text } = await written([done("a", ""), done("b", "x")], { columns: ["caption"] });
  expect(parse(text)).toEqual([["caption"], [""], ["x"]]);
});

test("declared properties have columns where no answer does", async () => {
  const { report } = await written([failed("a")], { properties: ["alt", "decorative"] });
  expect(report.columns).toEqual(["file", "alt", "decorative", "error", "error_type", "retryable"]);
});

test("notes of the call: only what happened, and a duplicate costs nothing", async () => {
  const cut = { ...call, finish: "length" as const };
  const { rows } = await written(
    [done("a", "x", { call: cut, width: 640, height: 480 }), done("b", "x", { origin: "duplicate", duplicateOf: "a" })],
    { details: true },
  );
  expect(rows[0]).toMatchObject({ finish: "length", duplicate_of: "", input_tokens: "120", output_tokens: "14" });
  expect(rows[0]).toMatchObject({ cost_usd: "0.0000264", attempts: "1", duration_ms: "812", width: "640", height: "480" });
  expect(rows[1]).toMatchObject({
    finish: "stop",
    duplicate_of: "a",
    model: "openai:gpt-4o-mini",
    input_tokens: "",
    cost_usd: "",
  });
});

test("findings of the rules, with what the row tells; the same text twice is found by the rule itself", async () => {
  const results = [
    done("wolf.jpg", "Image of a wolf"),
    done("a.jpg", "A bag on a table."),
    done("b.jpg", "a bag on a table"),
    done("c.jpg", "A bag on a table.", { origin: "duplicate", duplicateOf: "a.jpg" }),
    done("d.jpg", { alt: "Weekender", decorative: false }, { fields: { page_title: "Weekender", role: "decorative" } }),
    failed("e.jpg"),
  ];
  const { rows } = await written(results, { findings: {} });
  expect(rows[0]?.findings).toMatch(/error redundant-opener: .*; /);
  expect(rows.slice(1, 4).map(({ findings }) => findings?.includes("repeated-in-batch"))).toEqual([true, true, false]);
  expect(rows[4]?.findings).toContain("decorative-text");
  expect(rows[5]?.findings).toBe("");
  expect((await written(results)).report.columns).not.toContain("findings");
});

test("findings that an answer carries have the same column, and no other", async () => {
  const findings = [{ rule: "vague", severity: "warning", message: "Say more.", fixable: false, source: "x" }];
  const value = { alt: "A thing.", findings, fixed: ["spacing"] };
  const { report, rows } = await written([done("a", value), done("b", { alt: "A wolf.", findings: [] })]);
  expect(report.columns).toEqual(["file", "alt", "error", "error_type", "retryable", "findings"]);
  expect(rows.map((row) => row.findings)).toEqual(["warning vague: Say more.", ""]);
  expect((await written([done("a", value)], { findings: false })).report.columns).not.toContain("findings");
});

test("results that can be read once are written all the same, and no copy of them stays", async () => {
  const path = join(temporaryFolder(onTestFinished).path, "captions.csv");
  const before = await readdir(tmpdir());
  async function* once(): AsyncGenerator<BatchResult> {
    const image = { kind: "bytes", bytes: new Uint8Array(9), mediaType: "image/png" } as const;
    yield done("a", { alt: "A \u2028wolf.", count: 5n }, { image });
    yield failed("b");
  }
  await writeCsv(once(), path, { columns: ["file", "alt", "count", "error"] });
  expect(await readFile(path, "utf8")).toBe("file,alt,count,error\r\na,A \u2028wolf.,5,\r\nb,,,429: too many requests\r\n");
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith(".legenda-") && !before.includes(name));
  expect(left).toEqual([]);
});

test("what gives other results at the second reading makes no file", async () => {
  const path = join(temporaryFolder(onTestFinished).path, "captions.csv");
  await writeFile(path, "old");
  const once = [done("a", "x")].values();
  await expect(writeCsv(() => once, path)).rejects.toThrow("1 results at the first reading and 0 at the second");
  expect(await readFile(path, "utf8")).toBe("old");
});

test("an error of the results is thrown on, and makes no file", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  function* broken(): Generator<BatchResult> {
    yield done("a", "x");
    throw new RangeError("the journal is gone");
  }
  await expect(writeCsv(broken, join(folder, "a.csv"))).rejects.toThrow(new RangeError("the journal is gone"));
  await expect(writeCsv([done("a", "x")], "/dev/full")).rejects.toThrow("the disk is full");
  expect(await readdir(folder)).toEqual([]);
});
