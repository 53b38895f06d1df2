import { execFileSync } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { files } from "./files.js";
import { folder } from "./folder.js";
import { globs } from "./globs.js";
import { keysOf, problemsOf } from "./testing/collect.js";
import { fill } from "./testing/fill.js";

const newFolder = () => temporaryFolder(onTestFinished).path;

test("what globs match, sorted, without what they leave out", async () => {
  const cwd = newFolder();
  fill(cwd, ["b.jpg", "a.jpg", "B.png", "photos/z.jpg", "photos/drafts/d.jpg", "photos/bag.txt", "other/x.jpg", "photos/.h.jpg"]);
  const found = (...patterns: string[]) => keysOf(globs(patterns, { cwd }));
  expect(await found("*.jpg")).toEqual(["a.jpg", "b.jpg"]);
  expect(await found("**/*.jpg", "!photos/drafts/**")).toEqual(["a.jpg", "b.jpg", "other/x.jpg", "photos/z.jpg"]);
  expect(await found("photos/**", "!**/drafts")).toEqual(["photos/z.jpg"]);
  expect(await found("{a,b}.jpg", "a.*")).toEqual(["a.jpg", "b.jpg"]);
  expect(await found("missing/*.jpg")).toEqual([]);
  expect(await keysOf(globs(["photos/*"], { cwd, hidden: true }))).toEqual(["photos/.h.jpg", "photos/z.jpg"]);
  expect(await keysOf(globs(["photos/**"], { cwd, ignore: ["**/drafts"] }))).toEqual(["photos/z.jpg"]);
  expect((await Array.fromAsync(globs(["a.*"], { cwd })))[0]?.image).toEqual({ kind: "file", path: join(cwd, "a.jpg") });
});

test("a glob that leads out of the working folder, and an absolute one", async () => {
  const top = newFolder();
  fill(top, ["cwd/a.jpg", "other/b.jpg", "other/in/c.jpg"]);
  const cwd = join(top, "cwd");
  const expected = [join(top, "other/b.jpg"), join(top, "other/in/c.jpg")];
  expect(await keysOf(globs(["../other/**/*.jpg"], { cwd }))).toEqual(expected);
  expect(await keysOf(globs([`${top}/other/**/*.jpg`], { cwd }))).toEqual(expected);
  expect(await problemsOf(globs(["../other/**"], { cwd }))).toEqual({});
});

test("links, pipes and odd names are treated as in a folder", async () => {
  const [root, outside] = [newFolder(), newFolder()];
  fill(outside, ["secret.jpg", "in/b.jpg"]);
  fill(root, ["in/a.jpg", "new\nline.jpg", "new\nline/x\r.jpg", "=a.jpg", "🦊.jpg", "[x].jpg", "-rf.jpg", "bare"]);
  fill(root, { text: "no image", "node_modules/a.jpg": "" });
  execFileSync("mkfifo", [join(root, "pipe.jpg")]);
  await symlink(join(outside, "secret.jpg"), join(root, "out.jpg"));
  await symlink("in/a.jpg", join(root, "inside.jpg"));
  await symlink("gone.jpg", join(root, "gone.jpg"));
  await symlink("in", join(root, "linked-in"));
  await symlink(outside, join(root, "linked-out"));
  await symlink("..", join(root, "in/up"));
  for (const followSymlinks of [false, true]) {
    const byFolder = await Array.fromAsync(folder(root, { followSymlinks }));
    const byGlob = await Array.fromAsync(globs(["**"], { cwd: root, followSymlinks }));
    const plain = (all: typeof byGlob) => all.map(({ key, problem }) => `${key}: ${problem?.message}`).sort();
    expect(plain(byGlob)).toEqual(plain(byFolder));
  }
  expect(Object.keys(await problemsOf(globs(["*.jpg"], { cwd: root })))).toEqual(["gone.jpg", "out.jpg", "pipe.jpg"]);
});

test("a working folder that is missing is told at once", () => {
  expect(() => globs(["*.jpg"], { cwd: "/nowhere/at/all" })).toThrow("/nowhere/at/all is not a folder");
});

test("files are keyed by their paths below the base, once each", async () => {
  const top = newFolder();
  const paths = ["in/b.jpg", "a.jpg", "in/../a.jpg", "in/b.jpg", "../x.jpg"].map((path) => `${top}/in/../${path}`);
  expect(await keysOf(files(paths, { base: top }))).toEqual(["in/b.jpg", "a.jpg", join(top, "..", "x.jpg")]);
  expect(await Array.fromAsync(files(["a b.jpg"]))).toEqual([
    { key: "a b.jpg", image: { kind: "file", path: join(process.cwd(), "a b.jpg") } },
  ]);
  expect(await keysOf(files([join(top, "..a.jpg")], { base: top }))).toEqual(["..a.jpg"]);
});
