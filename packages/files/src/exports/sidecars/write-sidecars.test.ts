import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BatchDone } from "@legenda/batch";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { done, failed, kept } from "../testing/results.js";
import { outputLocation } from "./output-location.js";
import { writeSidecars } from "./write-sidecars.js";

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0);

/** Images in a folder, by their keys. */
async function images(folder: string, ...keys: string[]) {
  const image = (key: string) => ({ kind: "file", path: join(folder, key) }) as const;
  for (const key of keys) {
    await mkdir(join(folder, key, ".."), { recursive: true });
    await writeFile(join(folder, key), jpeg);
  }
  return { image, answered: (key: string, value: unknown = key): BatchDone => done(key, value, { image: image(key) }) };
}

async function texts(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(txt|json|caption)$/.test(name)).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])));
}

test("beside each image, and never for a failure", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const { answered, image } = await images(folder, "a.jpg", "b/c.png", "d.jpg");
  const results = [
    answered("a.jpg", "A ✓."),
    answered("b/c.png", { alt: "C.", decorative: false }),
    failed("d.jpg", { image: image("d.jpg") }),
  ];
  const report = await writeSidecars(results, { format: "txt" });
  expect(report).toEqual({ kind: "sidecars", written: 2, unchanged: 0, kept: 0, failed: 1, problems: 0, firstProblems: [] });
  expect(await texts(folder)).toEqual({ "a.txt": "A ✓.\n", "b/c.txt": "C.\n" });
});

test("as JSON the whole answer, lists as trainers read them, and what has no text as JSON", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const { answered } = await images(folder, "a.jpg", "b.jpg", "c.jpg");
  const results = [answered("a.jpg", "A."), answered("b.jpg", { alt: "B.", n: 10n }), answered("c.jpg", ["x", "y"])];
  await writeSidecars(results, { format: "json" });
  await writeSidecars([...results.slice(2), answered("a.jpg", { verdict: "fine" })], { format: "caption" });
  const written = await texts(folder);
  expect(JSON.parse(written["a.json"] ?? "")).toEqual({ caption: "A." });
  expect(JSON.parse(written["b.json"] ?? "")).toEqual({ alt: "B.", n: "10" });
  expect(JSON.parse(written["c.json"] ?? "")).toEqual({ caption: ["x", "y"] });
  expect(written).toMatchObject({ "c.caption": "x, y\n", "a.caption": '{"verdict":"fine"}\n' });
});

test("into another folder, in the images' structure", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const { answered } = await images(join(folder, "in"), "a.jpg", "b/c.png");
  const url = "https://example.com/shop/bag.jpg?size=2";
  const results = [answered("a.jpg"), answered("b/c.png"), done(url, "U", { image: { kind: "url", url } })];
  await writeSidecars(results, { format: "txt", folder: join(folder, "out", "texts") });
  expect(await texts(join(folder, "out", "texts"))).toEqual({
    "a.txt": "a.jpg\n",
    "b/c.txt": "b/c.png\n",
    "example.com/shop/bag.txt": "U\n",
  });
  expect(await texts(join(folder, "in"))).toEqual({});
});

test("images that share a stem have files of their own, in whatever order they come", async () => {
  const keys = ["bag.jpg", "bag.png", "bag.png.jpg", "BAG.gif", "plain", "plain.jpg", "x/bag.jpg"];
  const outcomes = new Set<string>();
  for (const order of [keys, keys.toReversed(), [...keys.slice(3), ...keys.slice(0, 3)]]) {
    const folder = temporaryFolder(onTestFinished).path;
    const { answered } = await images(folder, ...keys);
    await writeSidecars(
      order.map((key) => answered(key)),
      { format: "txt" },
    );
    const beside = await texts(folder);
    await writeSidecars(
      order.map((key) => done(key, key)),
      { format: "txt", folder: join(folder, "out") },
    );
    expect(await texts(join(folder, "out"))).toEqual(beside);
    expect(
      Object.values(beside)
        .map((text) => text.trim())
        .sort(),
    ).toEqual(keys.toSorted());
    outcomes.add(JSON.stringify(beside));
  }
  expect([...outcomes].map((outcome) => JSON.parse(outcome))).toEqual([
    {
      "BAG.txt": "BAG.gif\n",
      "bag.jpg.txt": "bag.jpg\n",
      "bag.png.2.txt": "bag.png\n",
      "bag.png.txt": "bag.png.jpg\n",
      "plain.jpg.txt": "plain.jpg\n",
      "plain.txt": "plain\n",
      "x/bag.txt": "x/bag.jpg\n",
    },
  ]);
});

test("a run over one of them does not take the file of the other", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const { answered } = await images(folder, "bag.jpg", "bag.png");
  await writeSidecars([answered("bag.jpg")], { format: "txt" });
  await writeSidecars([answered("bag.png")], { format: "txt" });
  await writeSidecars([answered("bag.png")], { format: "txt", folder: join(folder, "out") });
  expect(await texts(folder)).toEqual({ "bag.txt": "bag.jpg\n", "bag.png.txt": "bag.png\n", "out/bag.png.txt": "bag.png\n" });
});

test("no image is overwritten, whatever it is called", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const { answered } = await images(folder, "photo.txt", "other.txt", "other.jpg");
  const report = await writeSidecars([answered("photo.txt"), answered("other.jpg")], { format: "txt" });
  expect(report).toMatchObject({ written: 1, problems: 1 });
  expect(report.firstProblems[0]).toMatchObject({ key: "other.jpg", message: expect.stringMatching("is an image") });
  expect(await readFile(join(folder, "photo.txt.txt"), "utf8")).toBe("photo.txt\n");
  for (const name of ["photo.txt", "other.txt"]) expect(new Uint8Array(await readFile(join(folder, name)))).toEqual(jpeg);
});

test.each(["../a.jpg", "a/../../b.jpg", "/etc/a.jpg", "a//b.jpg", "x\0.jpg", "nul.jpg", "a/COM1", ".", ""])(
  "a key that leads out: %j",
  async (key) => {
    const folder = temporaryFolder(onTestFinished).path;
    const report = await writeSidecars([done(key, "x"), done("fine.jpg", "y")], { format: "txt", folder: join(folder, "out") });
    expect(report).toMatchObject({ written: 1, problems: 1, firstProblems: [{ key }] });
    expect(await readdir(folder, { recursive: true })).toEqual(["out", "out/fine.txt"]);
  },
);

test("what Windows reads otherwise", () => {
  const problem = (key: string, platform: NodeJS.Platform) =>
    "problem" in outputLocation({ key, image: undefined }, "out", platform);
  for (const key of ["..\\a.jpg", "C:\\a.jpg", "a.jpg:stream", "a. ", "b?.jpg"]) {
    expect(problem(key, "win32")).toBe(true);
    expect(problem(key, "linux")).toBe(false);
  }
  expect(problem("photos\\a.jpg", "win32")).toBe(false);
});

test("links lead nowhere: folders are refused, files are replaced", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  await mkdir(join(folder, "out"));
  await mkdir(join(folder, "precious"));
  await writeFile(join(folder, "precious", "a.txt"), "old");
  await symlink("../precious", join(folder, "out", "sub"));
  await symlink("../precious/a.txt", join(folder, "out", "b.txt"));
  const results = [done("sub/a.jpg", "x"), done("sub/new/a.jpg", "x"), done("b.jpg", "x")];
  const report = await writeSidecars(results, { format: "txt", folder: join(folder, "out") });
  expect(report).toMatchObject({ written: 1, problems: 2 });
  expect(report.firstProblems[0]?.message).toContain("A link leads from");
  expect(await readdir(join(folder, "precious"))).toEqual(["a.txt"]);
  expect(await readFile(join(folder, "precious", "a.txt"), "utf8")).toBe("old");
});

test("captions that were there: kept, skipped, joined, and left alone where they are the same", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const { image } = await images(folder, "a.jpg", "b.jpg", "c.jpg");
  const yesterday = new Date(Date.now() - 86_400_000);
  const old = async () => {
    for (const name of ["a.txt", "b.txt"]) await writeFile(join(folder, name), "Old.\n");
    for (const name of ["a.txt", "b.txt"]) await utimes(join(folder, name), yesterday, yesterday);
  };
  await old();
  const a = done("a.jpg", "New.", { image: image("a.jpg"), existing: "Old." });
  const results = [a, kept("b.jpg", "Old.", { image: image("b.jpg") }), kept("c.jpg", "C.", { image: image("c.jpg") })];
  expect(await writeSidecars(results, { format: "txt", existing: "skip" })).toMatchObject({ written: 1, kept: 2 });
  expect(await texts(folder)).toEqual({ "a.txt": "Old.\n", "b.txt": "Old.\n", "c.txt": "C.\n" });
  const append = { format: "txt", existing: "append", separator: ", " } as const;
  expect(await writeSidecars(results, append)).toMatchObject({ written: 1, kept: 2 });
  expect(await writeSidecars(results, append)).toMatchObject({ unchanged: 1, kept: 2 });
  expect((await texts(folder))["a.txt"]).toBe("Old., New.\n");
  expect((await stat(join(folder, "b.txt"))).mtimeMs).toBeCloseTo(yesterday.getTime(), -1);
});

test("one that cannot be written is reported, and the others go on", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const { answered } = await images(folder, "a.jpg", "b.jpg");
  await mkdir(join(folder, "a.txt"));
  const gone = done("c.jpg", "x", { image: { kind: "file", path: join(folder, "gone", "c.jpg") } });
  const url = done("d.jpg", "x", { image: { kind: "url", url: "https://example.com/d.jpg" } });
  const report = await writeSidecars([answered("a.jpg"), gone, url, answered("b.jpg")], { format: "txt" });
  expect(report).toMatchObject({ written: 1, problems: 3 });
  const messages = Object.fromEntries(report.firstProblems.map(({ key, message }) => [key, message]));
  expect(messages["a.jpg"]).toContain("is not a caption, so it is not replaced");
  expect(messages["c.jpg"]).toContain("its folder does not exist");
  expect(messages["d.jpg"]).toContain("Name a folder for the outputs");
});
