import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DefinitionError } from "@legenda/core";
import { errorOf, temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { type TableOptions, table } from "./table.js";
import { chunked, keysOf, problemsOf } from "./testing/collect.js";
import { fill } from "./testing/fill.js";

const of = (text: string | Uint8Array, options: TableOptions = {}, size = 1000) =>
  table(chunked(text, size), { folder: "/data", ...options });
const faultOf = async (text: string, options?: TableOptions) =>
  (await errorOf(keysOf(of(text, options)), DefinitionError)).message;

test("every column becomes a field, quotes and line breaks within cells included", async () => {
  const text = '\u{FEFF}sku,Image URL,note\r\n1,bag.jpg,"two\r\nlines, and ""quotes"""\r\n\r\n2,https://example.com/ä.jpg,\r\n';
  for (const size of [1, 2, 5, 1000]) {
    expect(await Array.fromAsync(of(text, {}, size))).toEqual([
      {
        key: "bag.jpg",
        image: { kind: "file", path: "/data/bag.jpg" },
        fields: { sku: "1", "Image URL": "bag.jpg", note: 'two\r\nlines, and "quotes"' },
      },
      {
        key: "https://example.com/ä.jpg",
        image: { kind: "url", url: "https://example.com/ä.jpg" },
        fields: { sku: "2", "Image URL": "https://example.com/ä.jpg", note: "" },
      },
    ]);
  }
});

test("a delimiter that is told", async () => {
  expect(await keysOf(of("a,b|image\n1|x.jpg\n", { delimiter: "|" }))).toEqual(["x.jpg"]);
  expect(() => of("", { delimiter: "||" })).toThrow(DefinitionError);
  expect(() => of("", { delimiter: '"' })).toThrow(DefinitionError);
});

test("a column that cannot be told is an error with the columns and the way out", async () => {
  const none = await faultOf("sku,alt\n1,x\n");
  expect(none).toContain('the option "image"');
  expect(none).toContain('Its columns: "sku", "alt".');
  const several = await faultOf("sku,image,url\n1,x,y\n");
  expect(several).toContain('Several columns of The table may hold the images: "image", "url"');
  expect(several).toContain('the option "image"');
  expect(await keysOf(of("sku,image,url\n1,x.jpg,y\n", { image: "image" }))).toEqual(["x.jpg"]);
  expect(await keysOf(of("sku,Product Photo\n1,x.jpg\n", { image: "product photo" }))).toEqual(["x.jpg"]);
  expect(await faultOf("sku,image\n1,x\n", { image: "foto" })).toMatch(
    /no column "foto"\..*Name the column with the option "image"\.$/,
  );
  expect(await faultOf("sku,image\n1,x\n", { key: "id" })).toContain('the option "key"');
  expect(await faultOf("sku,image\n1,x\n", { existing: "alt" })).toContain('the option "existing"');
  expect(await faultOf("")).toContain("is empty");
  expect(await faultOf("sku,alt\n")).toContain('the option "image"');
  expect(await keysOf(of("sku,image\n"))).toEqual([]);
});

test("keys: the key column, else the image; repeated ones get a number that is the same in every run", async () => {
  const text = "sku,image,alt\nb,bag.jpg,A bag\nb,bag.jpg,\nb#2,hat.jpg,  \n,bag.jpg,x\nb,bag.jpg,x\n";
  const byKey = of(text, { key: "sku", existing: "alt" });
  expect(await keysOf(byKey)).toEqual(["b", "b#2", "b#2#2", "bag.jpg", "b#3"]);
  expect(await keysOf(byKey)).toEqual(await keysOf(byKey));
  expect((await Array.fromAsync(byKey)).map(({ existing }) => existing)).toEqual(["A bag", undefined, undefined, "x", "x"]);
  expect("existing" in ((await Array.fromAsync(byKey))[1] ?? {})).toBe(false);
  expect(await keysOf(of(text))).toEqual(["bag.jpg", "bag.jpg#2", "hat.jpg", "bag.jpg#3", "bag.jpg#4"]);
});

test("one picture a hundred thousand times takes no time that grows with its square", async () => {
  const keys = await keysOf(of(`image\n${"x.jpg\n".repeat(100_000)}`, { anyPath: true }));
  expect(keys).toHaveLength(100_000);
  expect(keys.at(-1)).toBe("x.jpg#100000");
  expect(new Set(keys).size).toBe(100_000);
});

test("a row without a usable image comes out with why, and the rest goes on", async () => {
  const rows = [
    "sku,image",
    "1,",
    "",
    '2,"data:image/png;base64,c2VjcmV0"',
    "3,gs://bucket/a.jpg",
    "4,https://u:secret@example.com/a.jpg",
    "5,x.jpg",
    "6,  ",
  ];
  const failed = await problemsOf(of(rows.join("\n")));
  expect(Object.keys(failed)).toEqual(["row 4", "gs://bucket/a.jpg"]);
  expect(failed["row 4"]).toContain("data URI");
  expect(JSON.stringify(failed)).not.toContain("c2VjcmV0");
  expect(await keysOf(of(rows.join("\n")))).toContain("https://example.com/a.jpg");
  const [first] = await Array.fromAsync(of(rows.join("\n")));
  expect(first).toMatchObject({ image: { kind: "file", path: "" }, fields: { sku: "1", image: "" } });
});

test("a path that leads out of the table's folder is refused, unless any path is allowed", async () => {
  const top = temporaryFolder(onTestFinished).path;
  fill(top, ["secret.jpg", "in/a.jpg", "in/deep/b.jpg"]);
  await symlink("../secret.jpg", join(top, "in", "link.jpg"));
  await symlink("deep/b.jpg", join(top, "in", "inside.jpg"));
  const good = ["a.jpg", "deep/../a.jpg", join(top, "in", "deep", "b.jpg"), "inside.jpg", "missing.jpg", "..a.jpg"];
  const bad = ["../secret.jpg", "/etc/passwd", "deep/../../secret.jpg", "link.jpg", `file://${top}/secret.jpg`, ".."];
  await writeFile(join(top, "in", "table.csv"), `image\n${[...good, ...bad].join("\n")}\n`);
  const failed = await problemsOf(table(join(top, "in", "table.csv")));
  expect(Object.keys(failed)).toEqual(bad);
  for (const message of Object.values(failed)) expect(message).toContain("Set anyPath");
  for (const { key, image } of await Array.fromAsync(table(join(top, "in", "table.csv")))) {
    if (bad.includes(key)) expect(image).toEqual({ kind: "file", path: "" });
  }
  expect(await problemsOf(table(join(top, "in", "table.csv"), { anyPath: true }))).toEqual({});
});

test.each([
  ["too few cells", "a,image\n1,x.jpg\n2\n", "line 3: this row has more or fewer cells"],
  ["too many cells", "a,image\n1,x.jpg,3\n", "line 2: this row has more or fewer cells"],
  ["a quote that is never closed", 'a,image\n1,x.jpg\n2,"y.jpg\n3,z.jpg\n', "line 3: a cell of this row opens a quote"],
  ["a quote within a cell", 'a,image\n"x\ny",x.jpg\n2,a"b.jpg\n', "line 4: there is a quote within a cell"],
  ["text behind a quote", 'a,image\n1,x.jpg\n"2"b,y.jpg\n', "line 3: a quoted cell goes on"],
  ["a row without end", `a,image\n1,"${"x".repeat(1_100_000)}"`, "line 2: this row is longer"],
  ["after a line for a spreadsheet program", "sep=,\na,image\n1\n", "line 3: this row has more or fewer cells"],
])("malformed CSV is an error with the line: %s", async (_, text, expected) => {
  const message = await faultOf(text);
  expect(message).toContain(`The table, ${expected}`);
  expect(message).not.toContain("x.jpg");
});

test("text that is not UTF-8 is an error; UTF-16 is read, with its mark or without", async () => {
  await expect(keysOf(of(Buffer.from("image,note\nx.jpg,\xe4\n", "latin1")))).rejects.toThrow(
    "is not UTF-8 text, so characters would be lost. Save it again as UTF-8",
  );
  for (const mark of ["\u{FEFF}", ""]) {
    const text = Buffer.from(`${mark}note\timage\r\nä\tü.jpg\r\n`, "utf16le");
    expect(await keysOf(of(text, {}, 3))).toEqual(["ü.jpg"]);
    expect(await keysOf(of(text.swap16(), {}, 3))).toEqual(["ü.jpg"]);
  }
});

test("columns without a name or with the same one", async () => {
  const [row] = await Array.fromAsync(of("image,note,,note,\nx.jpg,1,2,3,\n"));
  expect(row?.fields).toEqual({ image: "x.jpg", note: "1", "note (2)": "3" });
  const [hostile] = await Array.fromAsync(of("image,__proto__,constructor\nx.jpg,a,b\n"));
  expect(Object.entries(hostile?.fields ?? {})).toEqual([
    ["image", "x.jpg"],
    ["__proto__", "a"],
    ["constructor", "b"],
  ]);
  expect(({} as { a?: string }).a).toBeUndefined();
});

test("JSONL: an object a line, values that are no texts as JSON", async () => {
  const root = temporaryFolder(onTestFinished).path;
  const rows = [
    { file_name: "a.jpg", n: 1, tags: ["x", "y"], none: null, ok: true, text: "t" },
    { text: "no image" },
    { file_name: "b.jpg" },
  ];
  await writeFile(join(root, "rows.jsonl"), `\u{FEFF}${rows.map((row) => JSON.stringify(row)).join("\r\n\r\n")}\n`);
  const found = await Array.fromAsync(table(join(root, "rows.jsonl"), { existing: "text" }));
  expect(found.map(({ key }) => key)).toEqual(["a.jpg", "row 3", "b.jpg"]);
  expect(found[0]).toEqual({
    key: "a.jpg",
    image: { kind: "file", path: join(root, "a.jpg") },
    fields: { file_name: "a.jpg", n: "1", tags: '["x","y"]', none: "", ok: "true", text: "t" },
    existing: "t",
  });
  expect(found[1]).toMatchObject({ empty: true, image: { path: "" } });
  expect(await keysOf(of('{"image":"x.jpg"}', { format: "jsonl" }))).toEqual(["x.jpg"]);
});

test("a row without an image comes out as it is, and a cell with several addresses as several images", async () => {
  const rows = [
    "Handle,Images,Title",
    'bag,"https://example.com/a.jpg, https://example.com/b.jpg?size=1,2",Bag',
    "bag,,",
    "hat,https://example.com/c.jpg|https://example.com/d.jpg,Hat",
  ];
  const found = await Array.fromAsync(of(rows.join("\n")));
  expect(found.map(({ key, empty, fields }) => [key, empty ?? false, fields?.Title])).toEqual([
    ["https://example.com/a.jpg", false, "Bag"],
    ["https://example.com/b.jpg?size=1,2", false, "Bag"],
    ["row 3", true, ""],
    ["https://example.com/c.jpg", false, "Hat"],
    ["https://example.com/d.jpg", false, "Hat"],
  ]);
});

test.each([
  ["not JSON", '{"image":"x.jpg"}\n{"image":\n', "line 2: this is not JSON"],
  ["an array", '[{"image":"x.jpg"}]', "line 1: this is not an object"],
  ["a text", '"x.jpg"', "line 1: this is not an object"],
  ["nothing", "\n", "is empty"],
  ["no image column", '{"sku":"1"}', 'the option "image"'],
])("malformed JSONL is an error with the line: %s", async (_, text, expected) => {
  expect(await faultOf(text, { format: "jsonl" })).toContain(expected);
});

test("JSONL that is nested beyond all measure is an error", async () => {
  expect(await faultOf(`{"image":"x.jpg","a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`, { format: "jsonl" })).toMatch(
    /line 1: /,
  );
});

test("by the extension: TSV and JSONL; missing tables are told at once", async () => {
  const root = temporaryFolder(onTestFinished).path;
  fill(root, { "a.tsv": "a,b,c\timage\n1,2\tx.jpg\n", "a.NDJSON": '{"image":"x.jpg"}', "a.csv": "image\nx.jpg\n" });
  for (const name of ["a.tsv", "a.NDJSON", "a.csv"]) expect(await keysOf(table(join(root, name)))).toEqual(["x.jpg"]);
  expect(() => table(join(root, "missing.csv"))).toThrow("missing.csv is not a file: it does not exist.");
  expect(() => table(root)).toThrow("is a folder, not a file");
});

test("the rows before a fault all come out", async () => {
  for (const size of [1, 7, 100_000]) {
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { key } of of("image,a\nx.jpg,1\ny.jpg,1\nz.jpg\nw.jpg,1\n", {}, size)) seen.push(key);
    })();
    await expect(reading).rejects.toThrow("line 4");
    expect(seen).toEqual(["x.jpg", "y.jpg"]);
  }
});

test("an error of the stream is thrown as it is, and leaving a table ends the reading", async () => {
  async function* broken() {
    yield "image\nx.jpg\n";
    throw new Error("The pipe broke.");
  }
  await expect(keysOf(table(broken()))).rejects.toThrow("The pipe broke.");
  const root = temporaryFolder(onTestFinished).path;
  await writeFile(join(root, "long.csv"), `image\n${"x.jpg\n".repeat(200_000)}`);
  for await (const { key } of table(join(root, "long.csv"))) {
    expect(key).toBe("x.jpg");
    break;
  }
});
