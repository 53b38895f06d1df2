import { execFileSync } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { image } from "@legenda/core";
import { png, temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { sidecarPath } from "../paths/sidecar-path.js";
import { folder } from "./folder.js";
import { problemsOf } from "./testing/collect.js";
import { fill } from "./testing/fill.js";
import { type SidecarSourceOptions, withSidecars } from "./with-sidecars.js";

const existingIn = async (root: string, options: SidecarSourceOptions) => {
  const found = await Array.fromAsync(withSidecars(folder(root), options));
  return Object.fromEntries(found.flatMap(({ key, existing }) => (existing === undefined ? [] : [[key, existing]])));
};

test("the caption beside each image", async () => {
  const root = temporaryFolder(onTestFinished).path;
  fill(root, ["bag.jpg", "in/hat.jpg", "in/🦊\n.png", "none.jpg", "blank.jpg", "two.dots.jpg", "bare", `${"l".repeat(250)}.jpg`]);
  fill(root, {
    "bag.txt": "\u{FEFF} A bag,\nred. \n",
    "in/hat.txt": "Ein Hüt",
    "in/🦊\n.txt": "A fox",
    "blank.txt": " \n",
  });
  fill(root, { "two.dots.txt": "Dots", "two.txt": "no", "bare.txt": "Bare", "hat.txt": "no", "bag.caption": "A caption" });
  const expected = {
    "bag.jpg": "A bag,\nred.",
    "in/hat.jpg": "Ein Hüt",
    "in/🦊\n.png": "A fox",
    "two.dots.jpg": "Dots",
    bare: "Bare",
  };
  expect(await existingIn(root, { extension: "txt" })).toEqual(expected);
  expect(await existingIn(root, { extension: "caption" })).toEqual({ "bag.jpg": "A caption" });
  expect(await problemsOf(withSidecars(folder(root), { extension: "caption" }))).toEqual({});
});

test("sidecars in UTF-16, as some programs of Windows write them", async () => {
  const root = temporaryFolder(onTestFinished).path;
  fill(root, ["mark.jpg", "big.jpg", "bare.jpg", "data.jpg"]);
  fill(root, {
    "mark.txt": Buffer.from("\u{FEFF}Ein Hüt\r\n", "utf16le"),
    "big.txt": Buffer.from("\u{FEFF}日本", "utf16le").swap16(),
    "bare.txt": Buffer.from("A bag", "utf16le"),
    "data.json": Buffer.from('\u{FEFF}{"alt":"Ein Hüt"}', "utf16le"),
  });
  expect(await existingIn(root, { extension: "txt" })).toEqual({ "mark.jpg": "Ein Hüt", "big.jpg": "日本", "bare.jpg": "A bag" });
  expect(await existingIn(root, { extension: "json" })).toEqual({ "data.jpg": "Ein Hüt" });
});

test("JSON sidecars", async () => {
  const root = temporaryFolder(onTestFinished).path;
  const contents = {
    a: { alt: "An a" },
    b: { text: "B", caption: "" },
    c: { caption: "C", alt: "no" },
    d: "D",
    e: { other: "x" },
    f: [1],
    g: null,
  };
  for (const [name, value] of Object.entries(contents))
    fill(root, { [`${name}.jpg`]: png(), [`${name}.json`]: JSON.stringify(value) });
  fill(root, { "h.jpg": png(), "h.json": "{" });
  expect(await existingIn(root, { extension: "json" })).toEqual({ "a.jpg": "An a", "b.jpg": "B", "c.jpg": "C", "d.jpg": "D" });
  expect(await problemsOf(withSidecars(folder(root), { extension: "json" }))).toEqual({
    "h.jpg": expect.stringContaining("is not JSON"),
  });
});

test("below a folder of their own, as keys tell", async () => {
  const [root, captions] = [temporaryFolder(onTestFinished).path, temporaryFolder(onTestFinished).path];
  fill(root, ["in/bag.jpg"]);
  fill(captions, { "in/bag.txt": "A bag" });
  expect(await existingIn(root, { extension: "txt", folder: captions })).toEqual({ "in/bag.jpg": "A bag" });
  const outside = [
    { key: "../bag.jpg", image: image.file("bag.jpg") },
    { key: "/etc/passwd.x", image: image.file("bag.jpg") },
  ];
  expect(Object.keys(await problemsOf(withSidecars(outside, { extension: "txt", folder: captions })))).toEqual([
    "../bag.jpg",
    "/etc/passwd.x",
  ]);
});

test("a sidecar that cannot be read is a problem: it might be overwritten as if there were none", async () => {
  const root = temporaryFolder(onTestFinished).path;
  fill(root, ["big.jpg", "latin.jpg", "link.jpg", "pipe.jpg", "dir.jpg", "full.jpg"]);
  fill(root, {
    "big.txt": "x".repeat(65_537),
    "full.txt": "x".repeat(65_536),
    "latin.txt": Buffer.from("\xe4", "latin1"),
    "dir.txt/x": "",
  });
  await symlink("/etc/passwd", join(root, "link.txt"));
  execFileSync("mkfifo", [join(root, "pipe.txt")]);
  const failed = await problemsOf(withSidecars(folder(root), { extension: "txt" }));
  expect(Object.keys(failed)).toEqual(["big.jpg", "dir.jpg", "latin.jpg", "link.jpg", "pipe.jpg"]);
  expect(failed["big.jpg"]).toContain("has 65537 bytes");
  expect(failed["latin.jpg"]).toContain("is not UTF-8 text (save it again as UTF-8)");
  expect(failed["link.jpg"]).toContain("is a link");
  expect((await existingIn(root, { extension: "txt" }))["full.jpg"]).toHaveLength(65_536);
});

test("what a source says itself stays, and URLs have no sidecar", async () => {
  const root = temporaryFolder(onTestFinished).path;
  fill(root, { "bag.txt": "From the file" });
  const file = { key: "bag.jpg", image: image.file(join(root, "bag.jpg")) };
  const url = { key: "bag.jpg", image: image.url("https://example.com/bag.jpg") };
  const problem = { ...file, problem: new Error("no") };
  const found = await Array.fromAsync(withSidecars([{ ...file, existing: "Mine" }, file, url, problem], { extension: "txt" }));
  expect(found.map(({ existing }) => existing)).toEqual(["Mine", "From the file", undefined, undefined]);
  expect(await sidecarPath({ key: "https://example.com/bag.jpg", image: url.image }, { extension: "txt" })).toBeUndefined();
  expect(await sidecarPath({ key: ".jpg", image: image.file("/a.b/.jpg") }, { extension: "txt" })).toBe("/a.b/.jpg.txt");
});
