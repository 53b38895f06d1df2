import { execFileSync } from "node:child_process";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DefinitionError } from "@legenda/core";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { sources } from "./sources.js";
import { chunked, keysOf, problemsOf } from "./testing/collect.js";
import { fill } from "./testing/fill.js";

async function workingFolder(): Promise<string> {
  const cwd = temporaryFolder(onTestFinished).path;
  fill(cwd, ["photos/a.jpg", "photos/in/b.jpg", "more/a.jpg", "one.jpg", "bare", "bag[1].jpg"]);
  fill(cwd, {
    "photos/a.txt": "A caption.",
    "lists/list.txt": "../photos/a.jpg\nhttps://example.com/x.jpg\nc.jpg\n",
    "shop/products.csv": "sku,image,alt\np1,x.jpg,An x\np1,y.jpg,\n",
    "rows.jsonl": '{"image":"one.jpg"}\n',
  });
  return cwd;
}

test("one input: keys as its own source has them", async () => {
  const cwd = await workingFolder();
  const keys = (input: string, options = {}) => keysOf(sources([input], { cwd, ...options }));
  expect(await keys("photos")).toEqual(["a.jpg", "in/b.jpg"]);
  expect(await keys("photos", { recursive: false })).toEqual(["a.jpg"]);
  expect(await keys("photos", { ignore: ["in"] })).toEqual(["a.jpg"]);
  expect(await keys(join(cwd, "photos"))).toEqual(["a.jpg", "in/b.jpg"]);
  expect(await keys("one.jpg")).toEqual(["one.jpg"]);
  expect(await keys("bare")).toEqual(["bare"]);
  expect(await keys("photos/**")).toEqual(["photos/a.jpg", "photos/in/b.jpg"]);
  expect(await keys("photos/**", { ignore: ["photos/in"] })).toEqual(["photos/a.jpg"]);
  expect(await keys("lists/list.txt")).toEqual([join(cwd, "photos/a.jpg"), "https://example.com/x.jpg", "c.jpg"]);
  expect(await keys("shop/products.csv")).toEqual(["x.jpg", "y.jpg"]);
  expect(await keys("shop/products.csv", { key: "sku" })).toEqual(["p1", "p1#2"]);
  expect(await keys("rows.jsonl")).toEqual(["one.jpg"]);
  expect(await keys("https://example.com/a.jpg?b")).toEqual(["https://example.com/a.jpg?b"]);
  // What is there under the very name is no glob.
  expect(await keys("bag[1].jpg")).toEqual(["bag[1].jpg"]);
});

test("several inputs, one after the other, with keys that tell them apart", async () => {
  const cwd = await workingFolder();
  const keys = (...inputs: string[]) => keysOf(sources(inputs, { cwd }));
  expect(await keys("photos", "more/")).toEqual(["photos/a.jpg", "photos/in/b.jpg", "more/a.jpg"]);
  expect(await keys("./more", "photos/../photos")).toEqual(["more/a.jpg", "photos/a.jpg", "photos/in/b.jpg"]);
  expect(await keys("one.jpg", "bare", "more", "one.jpg")).toEqual(["one.jpg", "bare", "more/a.jpg"]);
  expect(await keys("photos/in", "photos", "photos/*.jpg", "photos/a.jpg")).toEqual(["photos/in/b.jpg", "photos/a.jpg"]);
  expect(await keys("photos", "lists/list.txt")).toEqual([
    ...["photos/a.jpg", "photos/in/b.jpg", "https://example.com/x.jpg", "lists/c.jpg"],
  ]);
  expect(await keys("**/*.jpg", "!photos/**", "!one.jpg")).toEqual(["bag[1].jpg", "more/a.jpg"]);
  // A row says more of an image than its place does: it is an item of its own.
  expect(await keys("one.jpg", "rows.jsonl", "rows.jsonl")).toEqual(["one.jpg", "one.jpg#2", "one.jpg#3"]);
  const all = sources(["photos", "shop/products.csv", "more"], { cwd, existing: "alt" });
  expect(await keysOf(all)).toEqual(await keysOf(all));
  expect((await Array.fromAsync(all)).map(({ existing }) => existing)).toEqual([
    undefined,
    undefined,
    "An x",
    undefined,
    undefined,
  ]);
});

test("a folder above the working one, and a file that two inputs name the working one", async () => {
  const cwd = await workingFolder();
  const found = await keysOf(sources(["..", "b.jpg"], { cwd: join(cwd, "photos/in") }));
  expect(found).toEqual(["../a.jpg", "../in/b.jpg"]);
  expect(await keysOf(sources([".", "../a.jpg"], { cwd: join(cwd, "photos/in") }))).toEqual(["b.jpg", join(cwd, "photos/a.jpg")]);
});

test("refused lines of two lists all come out", async () => {
  const cwd = await workingFolder();
  fill(cwd, { "a/l.txt": "gs://a/b\n", "b/l.txt": "gs://c/d\n" });
  expect(Object.keys(await problemsOf(sources(["a/l.txt", "b/l.txt"], { cwd })))).toEqual(["line 1", "line 1#2"]);
});

test("captions that a shell names beside the images are no lists", async () => {
  const cwd = await workingFolder();
  expect(await keysOf(sources(["photos/a.jpg", "photos/a.txt", "photos/a.json"], { cwd }))).toEqual(["photos/a.jpg"]);
  expect(await keysOf(sources(["one.jpg", "lists/list.txt"], { cwd }))).toContain("lists/c.jpg");
});

test("- is a stream: a list, or a table where that is told", async () => {
  const cwd = await workingFolder();
  const from = (text: string, options = {}) => sources(["-"], { cwd, stdin: chunked(text, 5), ...options });
  const found = from("photos/a.jpg\none.jpg\n");
  expect((await Array.fromAsync(found))[0]).toEqual({
    key: "photos/a.jpg",
    image: { kind: "file", path: join(cwd, "photos/a.jpg") },
  });
  expect(await keysOf(found)).toEqual(["photos/a.jpg", "one.jpg"]);
  expect(await keysOf(from("sku;image\n1;one.jpg\n", { stdinFormat: "csv", key: "sku" }))).toEqual(["1"]);
  expect(await keysOf(from('{"image":"one.jpg"}', { stdinFormat: "jsonl" }))).toEqual(["one.jpg"]);
  expect(await keysOf(sources(["photos", "-"], { cwd, stdin: chunked("photos/a.jpg\nx.jpg", 9) }))).toContain("x.jpg");
  expect(() => sources(["-"], { cwd })).toThrow('"-" reads a stream');
  expect(() => sources(["-", "-"], { cwd, stdin: chunked("", 1) })).toThrow("given twice");
});

test.each([
  ["a missing file", ["photos", "phots/a.jpg"], '"phots/a.jpg" does not exist'],
  ["a missing folder", ["photos", "phots"], '"phots" does not exist'],
  ["below a file", ["one.jpg/x"], '"one.jpg/x" does not exist'],
  ["nothing", [], "There is no source"],
  ["an empty text", [""], "An empty text is not a source"],
  ["only what is left out", ["!*.jpg"], "There is no source"],
  ["a bucket", ["gs://bucket/a.jpg"], "is neither a path nor an http: or https: URL"],
  ["a data URI", [`data:image/png;base64,${"A".repeat(500)}`], "is neither a path nor an http: or https: URL"],
  ["a spreadsheet", ["book.xlsx"], 'Save it as "CSV UTF-8"'],
  ["JSON", ["rows.json"], "an object on each line"],
  ["a pipe", ["pipe"], 'Pipe a list that a program writes to "-"'],
  ["a broken link", ["broken.jpg"], '"broken.jpg" does not exist'],
])("what is no source is told at once: %s", async (_, inputs, expected) => {
  const cwd = await workingFolder();
  fill(cwd, ["book.xlsx", "rows.json"]);
  execFileSync("mkfifo", [join(cwd, "pipe")]);
  await symlink("gone", join(cwd, "broken.jpg"));
  expect(() => sources(inputs, { cwd })).toThrow(DefinitionError);
  expect(() => sources(inputs, { cwd })).toThrow(expected);
});

test.each([
  ["a glob that matches nothing", ["photos", "phots/*.jpg"], '"phots/*.jpg" matches no image'],
  ["a table without an image column", ["photos", "bad.csv"], 'the option "image"'],
  ["a table that is empty", ["photos", "empty.csv"], "empty.csv is empty"],
])("before the first image: %s", async (_, inputs, expected) => {
  const cwd = await workingFolder();
  fill(cwd, { "bad.csv": "sku,alt\n1,2\n", "empty.csv": "" });
  const seen: string[] = [];
  const reading = (async () => {
    for await (const { key } of sources(inputs, { cwd })) seen.push(key);
  })();
  await expect(reading).rejects.toThrow(expected);
  expect(seen).toEqual([]);
});

test("an input that is a link is followed; links within are not", async () => {
  const cwd = await workingFolder();
  const outside = await workingFolder();
  await symlink(join(outside, "photos"), join(cwd, "linked"));
  await symlink(join(outside, "one.jpg"), join(cwd, "linked.jpg"));
  await symlink(join(outside, "one.jpg"), join(cwd, "photos", "z.jpg"));
  expect(await problemsOf(sources(["linked", "linked.jpg"], { cwd }))).toEqual({});
  expect(await keysOf(sources(["linked"], { cwd }))).toEqual(["a.jpg", "in/b.jpg"]);
  expect(Object.keys(await problemsOf(sources(["photos"], { cwd })))).toEqual(["z.jpg"]);
  expect(await problemsOf(sources(["photos"], { cwd, followSymlinks: true }))).toEqual({});
});

test("tables may name paths elsewhere where that is told", async () => {
  const cwd = await workingFolder();
  await writeFile(join(cwd, "shop", "out.csv"), "image\n../one.jpg\n");
  expect(Object.keys(await problemsOf(sources(["shop/out.csv"], { cwd })))).toEqual(["../one.jpg"]);
  expect(await problemsOf(sources(["shop/out.csv"], { cwd, anyPath: true }))).toEqual({});
});
