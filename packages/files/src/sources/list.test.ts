import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DefinitionError } from "@legenda/core";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { list } from "./list.js";
import { chunked, keysOf, problemsOf } from "./testing/collect.js";
import { fill } from "./testing/fill.js";

const newFolder = () => temporaryFolder(onTestFinished).path;

test("paths beside the list, URLs, comments and blank lines", async () => {
  const root = newFolder();
  const lines = [
    "# my pictures",
    "a.jpg\r",
    "",
    "  in/b.jpg  ",
    "./in/../a.jpg",
    join(root, "c.jpg"),
    "../out.jpg",
    "https://user:secret@example.com/d.jpg?x=1#y",
    "HTTPS://example.com/e.jpg",
    pathToFileURL(join(root, "f g.jpg")).href,
    "photo: 1.jpg",
    "#",
    "last.jpg",
  ];
  await writeFile(join(root, "list.txt"), `\u{FEFF}${lines.join("\n")}`);
  const found = list(join(root, "list.txt"));
  const expected = [
    ...["a.jpg", "in/b.jpg", "c.jpg", join(root, "..", "out.jpg"), "https://example.com/d.jpg?x=1#y"],
    ...["HTTPS://example.com/e.jpg", "f g.jpg", "photo: 1.jpg", "last.jpg"],
  ];
  expect(await keysOf(found)).toEqual(expected);
  expect(await keysOf(found)).toEqual(expected);
  expect((await Array.fromAsync(found))[1]?.image).toEqual({ kind: "file", path: join(root, "in", "b.jpg") });
  expect(await keysOf(list(join(root, "list.txt"), { base: join(root, "..") }))).toContain(`${root.split("/").at(-1)}/a.jpg`);
});

test("what is neither a path nor an http(s) URL is refused, and the rest goes on", async () => {
  const root = newFolder();
  const lines = [
    "data:image/png;base64,c2VjcmV0",
    "gs://bucket/a.jpg",
    "ftp://example.com/a.jpg",
    "https://",
    "file://host/a.jpg",
    "a.jpg",
    "line 1",
  ];
  await writeFile(join(root, "list.txt"), [...lines, "data:image/png;base64,c2VjcmV0"].join("\n"));
  const failed = await problemsOf(list(join(root, "list.txt")));
  expect(Object.keys(failed)).toEqual(["line 1", "line 2", "line 3", "line 4", "line 5", "line 8"]);
  expect(failed["line 1"]).toContain("is a data URI");
  expect(JSON.stringify(failed)).not.toContain("c2VjcmV0");
  expect((await keysOf(list(join(root, "list.txt")))).slice(-3)).toEqual(["a.jpg", "line 1#2", "line 8"]);
});

test("a key is unique though a file is called like a refused line", async () => {
  async function* text() {
    yield "line 2\ngs://a/b\n";
  }
  expect(await keysOf(list(text()))).toEqual(["line 2", "line 2#2"]);
});

test("a stream is relative to the working folder, in chunks of any size, and can be read again", async () => {
  const text = "a.jpg\nä/🦊.jpg\r\n# no\n\nhttps://example.com/ü.jpg\n";
  for (const size of [1, 2, 3, 7, 1000]) {
    const found = list(chunked(text, size));
    const expected = ["a.jpg", "ä/🦊.jpg", "https://example.com/ü.jpg"];
    expect(await keysOf(found), String(size)).toEqual(expected);
    expect(await Promise.all([keysOf(found), keysOf(found)])).toEqual([expected, expected]);
  }
  expect((await Array.fromAsync(list(chunked("a.jpg", 9))))[0]?.image).toEqual({
    kind: "file",
    path: join(process.cwd(), "a.jpg"),
  });
  expect((await Array.fromAsync(list(chunked("a.jpg", 9), { folder: "/data" })))[0]).toEqual({
    key: "a.jpg",
    image: { kind: "file", path: "/data/a.jpg" },
  });
  expect(await keysOf(list(chunked("", 1)))).toEqual([]);
  expect(await keysOf(list(chunked("\n", 1)))).toEqual([]);
});

test("as find -print0 writes it, names are taken by the letter", async () => {
  const names = ["./new\nline.jpg", "# 1.jpg", " blanks .jpg ", "a\r\n.jpg", "https:/x.jpg"];
  for (const size of [1, 5, 1000]) {
    expect(await keysOf(list(chunked(names.map((name) => `${name}\0`).join(""), size)))).toEqual([
      ...["new\nline.jpg", "# 1.jpg", " blanks .jpg ", "a\r\n.jpg", "https:/x.jpg"],
    ]);
  }
});

test("a long list by lines is not taken for the other kind", async () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `folder/image-${index}.jpg`);
  expect(await keysOf(list(chunked(names.join("\n"), 64)))).toEqual(names);
});

test("UTF-16 with its mark, as some programs write it", async () => {
  const text = "\u{FEFF}ä.jpg\r\n🦊.jpg\r\n";
  for (const size of [1, 3, 1000]) {
    expect(await keysOf(list(chunked(Buffer.from(text, "utf16le"), size)))).toEqual(["ä.jpg", "🦊.jpg"]);
    expect(await keysOf(list(chunked(Buffer.from(text, "utf16le").swap16(), size)))).toEqual(["ä.jpg", "🦊.jpg"]);
  }
});

test("a name that is no UTF-8 says so; one with a replacement character that is there does not", async () => {
  const root = newFolder();
  fill(root, ["b\u{FFFD}.jpg"]);
  const bytes = Buffer.concat([Buffer.from([0x61, 0xff, 0x2e, 0x6a, 0x70, 0x67, 0x0a]), Buffer.from("b\u{FFFD}.jpg\n")]);
  await writeFile(join(root, "list.txt"), bytes);
  expect(await problemsOf(list(join(root, "list.txt")))).toEqual({ "line 1": expect.stringContaining("not UTF-8") });
  expect(await keysOf(list(join(root, "list.txt")))).toEqual(["line 1", "b\u{FFFD}.jpg"]);
});

test("a line without end is an error, not a memory that fills", async () => {
  async function* endless() {
    for (;;) yield "x".repeat(10_000);
  }
  await expect(keysOf(list(endless()))).rejects.toThrow("line 1: the line is longer than");
});

test("leaving a list closes it", async () => {
  let closed = false;
  async function* text() {
    try {
      for (let line = 0; ; line++) yield `${line}.jpg\n`;
    } finally {
      closed = true;
    }
  }
  const root = newFolder();
  await writeFile(join(root, "list.txt"), "a.jpg\n".repeat(100_000));
  for await (const { key } of list(join(root, "list.txt"))) {
    expect(key).toBe("a.jpg");
    break;
  }
  // A stream that is read again later stays open.
  const found = list(text());
  for await (const { key } of found) if (key === "3.jpg") break;
  expect(closed).toBe(false);
});

test("a missing list is told at once, a folder too, and a list that is a link is followed", async () => {
  const root = newFolder();
  expect(() => list(join(root, "list.txt"))).toThrow(DefinitionError);
  expect(() => list(root)).toThrow("is a folder, not a file");
  await writeFile(join(root, "real.txt"), "a.jpg");
  await symlink("real.txt", join(root, "list.txt"));
  expect(await keysOf(list(join(root, "list.txt")))).toEqual(["a.jpg"]);
});
