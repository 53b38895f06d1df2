import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BatchResult, CallRecord } from "@legenda/batch";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { writeCsv } from "../exports/csv/write-csv.js";
import { writeJsonl } from "../exports/jsonl/write-jsonl.js";
import { type CaptionEntry, type CaptionsFileOptions, captionsByKey, readCaptionsFile, rewriteCaptionsFile } from "./index.js";

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(temporaryFolder(onTestFinished).path, name);
  await writeFile(path, content);
  return path;
}

async function read(path: string, options?: CaptionsFileOptions): Promise<CaptionEntry[]> {
  return await Array.fromAsync(readCaptionsFile(path, options));
}

async function texts(path: string, options?: CaptionsFileOptions): Promise<[string | undefined, string][]> {
  return (await read(path, options)).map(({ key, text }) => [key, text]);
}

test("a table: quotes, line breaks, short rows, blank rows, and the line on which each row begins", async () => {
  const path = await file(
    "captions.csv",
    'file,size,alt\r\n"a, b.jpg",3,"He said ""no"",\nand left"\r\n\r\n,,\r\nc.jpg\r\nd "best".jpg,4,end\n',
  );
  expect(await read(path)).toEqual([
    { key: "a, b.jpg", text: 'He said "no",\nand left', line: 2, fields: { size: "3" }, failed: false },
    { key: "c.jpg", text: "", line: 6, fields: { size: "" }, failed: false },
    { key: 'd "best".jpg', text: "end", line: 7, fields: { size: "4" }, failed: false },
  ]);
});

test("columns are found by their names, the better one first", async () => {
  const shop = await file("shop.csv", "Handle,Title,Image Src,Image Alt Text,Description\nbag,Bag,https://x/b.jpg,A bag,Long\n");
  expect(await texts(shop)).toEqual([["https://x/b.jpg", "A bag"]]);
  expect(await texts(shop, { keyColumn: "handle", captionColumn: "TITLE" })).toEqual([["bag", "Bag"]]);
  expect(await texts(await file("a.csv", "altText\nA bag\n"))).toEqual([[undefined, "A bag"]]);
});

test("a column that is not there is named with those that are, and with the option", async () => {
  const path = await file("captions.csv", "file,wording\na.jpg,A bag\n");
  await expect(texts(path)).rejects.toThrow(
    /no column that is known to hold captions.*"file", "wording".*the option "captionColumn"/s,
  );
  await expect(texts(path, { captionColumn: "text" })).rejects.toMatchObject({
    name: "CaptionsFileError",
    reason: "no-such-column",
    message: expect.stringContaining('no column "text"'),
  });
  await expect(texts(path, { captionColumn: "wording", keyColumn: "picture" })).rejects.toThrow(
    /"picture".*the option "keyColumn"/,
  );
  expect(await texts(path, { captionColumn: "wording" })).toEqual([["a.jpg", "A bag"]]);
});

test("escaped cells are read without their quote; other quotes stay", async () => {
  const path = await file("captions.csv", "file,alt\n'=1.jpg,'-5 degrees\n'tis.jpg,'Tis the season\n");
  expect(await texts(path)).toEqual([
    ["=1.jpg", "-5 degrees"],
    ["'tis.jpg", "'Tis the season"],
  ]);
});

test("an image whose captioning failed is told apart from one without a text", async () => {
  const rows = "file,alt,error,error_type\na.jpg,,The key is wrong,AuthenticationError\nb.jpg,,,\nc.jpg,A bag,late warning,\n";
  expect((await read(await file("captions.csv", rows))).map(({ failed }) => failed)).toEqual([true, false, false]);
  const lines =
    '{"file":"a.jpg","error":{"name":"X"}}\n{"file":"b.jpg","status":"failed","value":null}\n{"file":"c.jpg","value":""}\n';
  expect((await read(await file("captions.jsonl", lines))).map(({ failed }) => failed)).toEqual([true, true, false]);
});

test("JSON Lines: a text, an object of a response model, and other people's names", async () => {
  const path = await file(
    "captions.jsonl",
    [
      '{"file":"a.jpg","value":"A bag","caption":"of the table"}',
      '{"file":"b.jpg","value":{"alt":"A hat","decorative":false},"size":3}',
      "",
      '{"file_name":"c.jpg","text":"A coat"}',
    ].join("\r\n"),
  );
  expect(await read(path)).toEqual([
    { key: "a.jpg", text: "A bag", line: 1, fields: { caption: "of the table" }, failed: false },
    { key: "b.jpg", text: "A hat", line: 2, fields: { decorative: "false", size: "3" }, failed: false },
    { key: "c.jpg", text: "A coat", line: 4, fields: {}, failed: false },
  ]);
  expect(await texts(path, { captionColumn: "caption" }).catch((error) => error.line)).toBe(2);
  const nested = await file("x.jsonl", '{"id":7,"out":{"words":"A cup"}}\n');
  expect(await texts(nested, { captionColumn: "out.words" })).toEqual([["7", "A cup"]]);
});

test("JSON: a list, and captions by their images' names", async () => {
  const list = await file(
    "list.json",
    '[\n  {"image": "a.jpg", "caption": "A [bag], \\"new\\""},\n  {"image": "b.jpg", "caption": "}"}\n]\n',
  );
  expect((await read(list)).map(({ key, text, line }) => [key, text, line])).toEqual([
    ["a.jpg", 'A [bag], "new"', 2],
    ["b.jpg", "}", 3],
  ]);
  const map = await file("map.json", '{"a.jpg": "A bag", "b.jpg": {"caption": "A hat", "tags": ["x"]}, "__proto__": "own"}');
  expect(await texts(map)).toEqual([
    ["a.jpg", "A bag"],
    ["b.jpg", "A hat"],
    ["__proto__", "own"],
  ]);
  expect(await texts(await file("none.json", " [ ] "))).toEqual([]);
  expect(await texts(await file("none.json", "{}"))).toEqual([]);
});

test("JSON is read the same however it is cut", async () => {
  const json = '\ufeff[{"image":"a\\\\","alt":"\\"[,"},{"image":"b","alt":"{\\u00e9😀"} , {"alt":"c","x":[1,{"y":2}]}]';
  const whole = await Array.fromAsync(readCaptionsFile([json], { format: "json" }));
  const bytes = Buffer.from(json);
  const single = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1));
  // The beginning is gathered whole, so that the cuts must come behind it.
  const padded = [Buffer.from(" ".repeat(70_000)), ...single.slice(3)];
  expect(await Array.fromAsync(readCaptionsFile(padded, { format: "json" }))).toEqual(whole);
  expect(whole.map(({ text }) => text)).toEqual(['"[,', "{é😀", "c"]);
});

test.each([
  ["not JSON", "captions.jsonl", '{"file":"a","alt":"b"}\n{oops}\n', 2],
  ["not an object", "captions.jsonl", "[1]\n", 1],
  ["no caption", "captions.jsonl", '{"file":"a","words":"b"}\n', 1],
  ["the end in the middle", "captions.json", '[{"alt":"b"},\n{"alt":', 2],
  ["two commas", "captions.json", '[{"alt":"b"},,{"alt":"c"}]', 1],
  ["a comma at the end", "captions.json", '[{"alt":"b"},]', 1],
  ["the wrong bracket", "captions.json", '[{"alt":"b"}}', 1],
  ["more behind the end", "captions.json", '[{"alt":"b"}]\n[', 2],
  ["a mere text", "captions.json", '"A bag"', 1],
  ["a list of a list", "captions.json", '{"annotations":[{"caption":"x"}]}', 1],
  ["an open quote", "captions.csv", 'file,alt\na,"b\nc,d\n', 2],
  ["nothing", "captions.csv", "", undefined],
])("a broken file says where: %s", async (_, name, content, line) => {
  await expect(read(await file(name, content))).rejects.toMatchObject({ name: "CaptionsFileError", line });
});

test("a file that is not there, a folder, and one in another encoding", async () => {
  await expect(read("/nowhere/captions.csv")).rejects.toMatchObject({ reason: "not-found" });
  await expect(read(tmpdir())).rejects.toMatchObject({ reason: "unreadable" });
  const latin = await file("captions.csv", Buffer.from("file,alt\na.jpg,Caf\u00e9\n", "latin1"));
  await expect(read(latin)).rejects.toMatchObject({ reason: "not-utf-8", message: expect.stringContaining("UTF-8") });
});

test("the format is told by the beginning where the name does not tell", async () => {
  const of = async (content: string): Promise<unknown> =>
    (await Array.fromAsync(readCaptionsFile([content]))).map(({ key, text }) => [key, text]);
  expect(await of("file;caption\na;b\n")).toEqual([["a", "b"]]);
  expect(await of('{"file":"a","alt":"b"}\n')).toEqual([["a", "b"]]);
  expect(await of('{"a":"b","c":"d"}\n')).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(await of('\n[{"file":"a","alt":"b"}]')).toEqual([["a", "b"]]);
  expect(await of("A bag, brown\r\n\r\nA hat")).toEqual([
    [undefined, "A bag, brown"],
    [undefined, "A hat"],
  ]);
  // A file of lines that goes by the name of JSON.
  expect(await texts(await file("captions.json", '{"file":"a","alt":"b"}\n{"file":"c","alt":"d"}\n'))).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

test.each([
  ["captions.csv", '\ufefffile;n;alt\r\n"a";01.0;old\r\n\r\n b ;"x;""y""";"old; ""q"""\nc;2;keep'],
  ["captions.tsv", "file\talt\na\told\nb\tkeep\n"],
  ["captions.jsonl", '{"n":1.0,"big":12345678901234567890,  "alt":"old","file":"a"}\r\n\n{"alt":"keep","alt":"old"}'],
  ["captions.json", '{\n\t"a.jpg": { "x": [ "old", {"alt":"old"} ], "alt": "old" },\n\t"b.jpg" : "old" ,\n\t"c": "keep"\n}\n'],
  ["captions.txt", "old\r\nkeep\n\nold"],
])("rewriting %s changes captions and nothing else", async (name, content) => {
  const path = await file(name, content);
  const same = await Array.fromAsync(rewriteCaptionsFile(path, () => undefined));
  expect(same.join("")).toBe(content);
  const pieces = await Array.fromAsync(
    rewriteCaptionsFile(path, ({ text }) => (text.startsWith("old") ? '=new, "x"\té;' : text)),
  );
  const rewritten = await file(name, pieces.join(""));
  const [before, after] = [await read(path), await read(rewritten)];
  expect(after).toEqual(before.map((entry) => (entry.text.startsWith("old") ? { ...entry, text: '=new, "x"\té;' } : entry)));
  // All but the caption is where it was: undone, it is the same file again, but for quotes that a cell does not need.
  const undone = await Array.fromAsync(
    rewriteCaptionsFile(rewritten, ({ text, line }) =>
      text.startsWith("=new") ? (before.find((entry) => entry.line === line)?.text ?? "") : undefined,
    ),
  );
  expect(undone.join("")).toBe(content.replace('"a";', "a;").replace(" b ;", '" b ";'));
});

test("what is written into a cell is escaped", async () => {
  const path = await file("captions.csv", "file,alt\na.jpg,x\n");
  expect((await Array.fromAsync(rewriteCaptionsFile(path, () => "=cmd()"))).join("")).toBe("file,alt\na.jpg,'=cmd()\n");
});

test("captions by their images' names: what has none is not there, unless it is decorative", async () => {
  const path = await file(
    "captions.csv",
    "file,alt,decorative,error\na,A bag,false,\nb,,true,\nc,,,failed\nd,,,\na,A newer bag,,\n",
  );
  expect([...(await captionsByKey(path))]).toEqual([
    ["a", "A newer bag"],
    ["b", ""],
  ]);
  await expect(captionsByKey(await file("captions.txt", "A bag\n"))).rejects.toThrow(/the option "keyColumn"/);
});

test("a long table is not held in memory, and can be left", async () => {
  let made = 0;
  function* rows(): Generator<string> {
    yield "file,alt\n";
    for (; made < 200_000; made++) yield `${made}.jpg,"A bag, number ${made}"\n`;
  }
  for await (const { key } of readCaptionsFile(rows(), { format: "csv" })) if (key === "5000.jpg") break;
  expect(made).toBeLessThan(50_000);
});

test("a row, a line and an item without an end are given up", async () => {
  function* endless(start: string): Generator<string> {
    yield start;
    for (let count = 0; count < 400; count++) yield "x".repeat(100_000);
  }
  for (const [format, start] of [
    ["csv", 'file,alt\na,"'],
    ["jsonl", '{"alt":"'],
    ["json", '[{"alt":"'],
  ] as const) {
    await expect(Array.fromAsync(readCaptionsFile(endless(start), { format }))).rejects.toMatchObject({
      name: "CaptionsFileError",
    });
  }
});

test("what the exports write is read back: names, captions, failures, and captions that images kept", async () => {
  const hostile = '=cmd|"a,b"\n\u2028 \u{1f98a}';
  const shared = { image: undefined, fields: { sku: "=1", caption: "of the shop" }, existing: undefined, width: 2, height: 1 };
  const request = { provider: "openai", model: "m", requestId: undefined, usage: {}, cost: undefined };
  const call: CallRecord = { ...request, finish: "length", attempts: 1, durationMs: 1 };
  const done = { ...shared, status: "done", call, origin: "call", duplicateOf: undefined } as const;
  const error = { name: "RateLimitError", message: "Slow down.", retryable: true, reason: undefined, status: 429 };
  const results: BatchResult[] = [
    { ...done, key: "=a\n.jpg", value: { alt: hostile, decorative: false } },
    { ...done, key: "b.jpg", value: { alt: "", decorative: true } },
    { ...shared, key: "c.jpg", status: "failed", error, call: undefined, origin: "call" },
    { ...shared, key: "d.jpg", status: "kept", existing: "Mine." },
  ];
  const [csv, jsonl] = [await file("captions.csv", ""), await file("captions.jsonl", "")];
  await writeCsv(() => results, csv, { bom: true, delimiter: ";" });
  await writeJsonl(() => results, jsonl);
  for (const path of [csv, jsonl]) {
    const entries = await read(path);
    expect(entries.map(({ key, text, failed }) => [key, text, failed])).toEqual([
      ["=a\n.jpg", hostile, false],
      ["b.jpg", "", false],
      ["c.jpg", "", true],
      ["d.jpg", "Mine.", false],
    ]);
    expect(entries[0]?.fields).toMatchObject({ sku: "=1", decorative: "false", finish: "length" });
    expect([...(await captionsByKey(path)).keys()]).toEqual(["=a\n.jpg", "b.jpg", "d.jpg"]);
  }
});
