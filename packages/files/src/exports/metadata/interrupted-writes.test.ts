import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, it, onTestFinished } from "vitest";
import { programIn, spawn } from "../testing/program.js";
import { done } from "../testing/results.js";
import { captioned, pictureAs, pixelsOf } from "./testing/pictures.js";
import { writtenTexts } from "./testing/written-texts.js";
import { writeMetadata } from "./write-metadata.js";

const altOf = async (...path: string[]) => (await writtenTexts(await readFile(join(...path)))).alt["x-default"];

it("changes images themselves only when told so, and leaves their mode", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const result = await captioned(folder, "a.jpg", "A boat");
  await chmod(join(folder, "a.jpg"), 0o640);
  expect(await writeMetadata([result], { inPlace: true })).toMatchObject({ written: 1 });
  expect(await altOf(folder, "a.jpg")).toBe("A boat");
  expect((await stat(join(folder, "a.jpg"))).mode & 0o777).toBe(0o640);
  expect(await readdir(folder)).toEqual(["a.jpg"]);
});

it("follows no link to change what it leads to", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const result = await captioned(folder, "a.jpg", "A boat");
  const before = await readFile(join(folder, "a.jpg"));
  const link = join(folder, "link.jpg");
  await symlink(join(folder, "a.jpg"), link);
  const linked = { ...result, key: "link.jpg", image: { kind: "file" as const, path: link } };
  expect(await writeMetadata([linked], { inPlace: true })).toMatchObject({ written: 0, problems: 1 });
  expect((await readFile(join(folder, "a.jpg"))).equals(before)).toBe(true);
  expect(await writeMetadata([linked], { folder: join(folder, "out") })).toMatchObject({ written: 1 });
  expect((await readFile(join(folder, "a.jpg"))).equals(before)).toBe(true);
});

it("replaces copies of its own, and no other file", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const out = join(folder, "out");
  const first = await captioned(join(folder, "in"), "a.jpg", "A boat");
  const second = await captioned(join(folder, "in"), "b.jpg", "A ship");
  await mkdir(out);
  await writeFile(join(out, "b.jpg"), "someone's only copy");
  expect(await writeMetadata([first, second], { folder: out })).toMatchObject({ written: 1, problems: 1 });
  const again = await writeMetadata([{ ...first, value: "A red boat" }, second], { folder: out });
  expect(again).toMatchObject({ written: 1, problems: 1 });
  expect(again.firstProblems[0]?.message).toMatch(/b\.jpg" exists and is not a copy that Legenda made\. Move it away/);
  expect(await altOf(out, "a.jpg")).toBe("A red boat");
  expect(await readFile(join(out, "b.jpg"), "utf8")).toBe("someone's only copy");
});

it("goes on after a kill that cut its list off", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const out = join(folder, "out");
  const results = [
    await captioned(join(folder, "in"), "a.jpg", "A boat"),
    await captioned(join(folder, "in"), "b.jpg", "A ship"),
  ];
  await writeMetadata(results.slice(0, 1), { folder: out });
  await writeFile(join(out, ".legenda-copies"), '"a.jpg"\n"b.j');
  expect(await writeMetadata(results, { folder: out })).toMatchObject({ written: 2, problems: 0 });
  expect(await writeMetadata(results, { folder: out })).toMatchObject({ written: 2, problems: 0 });
});

it("takes the folder of the images for no folder of copies", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const result = await captioned(folder, "a.jpg", "A boat");
  const before = await readFile(join(folder, "a.jpg"));
  const twice = [result, { ...result, key: "./a.jpg" }, { ...result, key: "A.JPG" }];
  const report = await writeMetadata(twice, { folder });
  expect(report).toMatchObject({ written: 0, problems: 3 });
  const message = report.firstProblems.find(({ key }) => key === "a.jpg")?.message;
  expect(message).toMatch(/is the image itself\. Name another folder/);
  expect((await readFile(join(folder, "a.jpg"))).equals(before)).toBe(true);
});

it("reports what cannot be written, leaves it as it is, and goes on", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const source = join(folder, "in");
  const jpeg = await pictureAs("jpeg");
  const results = [
    await captioned(source, "text.jpg", "x", Buffer.from("no image")),
    await captioned(source, "empty.jpg", "x", Buffer.alloc(0)),
    await captioned(source, "drawing.svg", "x", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    await captioned(source, "cut.png", "x", (await pictureAs("png")).subarray(0, 60)),
    await captioned(source, "cut.jpg", "x", jpeg.subarray(0, 30)),
    done("missing.jpg", "x", { image: { kind: "file", path: join(source, "missing.jpg") } }),
    done("folder", "x", { image: { kind: "file", path: source } }),
    done("pipe.jpg", "x", { image: { kind: "file", path: join(source, "pipe.jpg") } }),
    await captioned(source, "fine.jpg", "A boat"),
  ];
  execFileSync("mkfifo", [join(source, "pipe.jpg")]);
  for (const options of [{ folder: join(folder, "out") }, { inPlace: true }]) {
    const { written, problems, firstProblems } = await writeMetadata(results, options);
    expect({ written, problems }).toEqual({ written: 1, problems: 8 });
    const messages = Object.fromEntries(firstProblems.map(({ key, message }) => [key, message]));
    expect(messages["text.jpg"]).toMatch(/cannot hold a caption: it is not an image\. JPEG, PNG, WebP/);
    expect(messages["cut.jpg"]).toMatch(/^"cut.jpg" gets no caption: \S/);
    for (const message of Object.values(messages)) expect(message).not.toMatch(/\.legenda-|\n/);
  }
  expect((await readFile(join(source, "cut.png"))).length).toBe(60);
  expect((await readdir(join(folder, "out"))).sort()).toEqual([".legenda-copies", "fine.jpg"]);
  expect((await readdir(source)).filter((name) => name.startsWith("."))).toEqual([]);
});

it("reports a folder that cannot be written to", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const result = await captioned(folder, "a.jpg", "A boat");
  const { written, firstProblems } = await writeMetadata([result], { folder: join(folder, "a.jpg") });
  expect(written).toBe(0);
  expect(firstProblems[0]?.message).toMatch(/Name another folder/);
});

it("leaves every image whole when it is killed", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const images = join(folder, "images");
  const original = await pictureAs("jpeg");
  const keys = Array.from({ length: 100 }, (_, number) => `${number}.jpg`);
  for (const key of keys) await captioned(images, key, "A boat", original);
  await symlink(join(import.meta.dirname, "../../../node_modules"), join(folder, "node_modules"));
  const program = await programIn(
    folder,
    `import { done } from "./testing/results.ts";
     import { writeMetadata } from "./metadata/write-metadata.ts";
     const results = ${JSON.stringify(keys)}.map((key) =>
       done(key, "A boat", { image: { kind: "file", path: ${JSON.stringify(images)} + "/" + key } }));
     await writeMetadata(results, { inPlace: true });`,
  );
  let written = 0;
  for (const wait of [0, 13, 29]) {
    const child = spawn(process.execPath, [program], { stdio: "ignore" });
    const before = written;
    while (written <= before && child.exitCode === null) {
      await setTimeout(20);
      written = await countWritten(images, keys, original);
    }
    await setTimeout(wait);
    child.kill("SIGKILL");
    await once(child, "close");
    written = await countWritten(images, keys, original);
    expect(written).toBeGreaterThan(before);
  }
  expect(written).toBeLessThan(keys.length);
});

/** How many have their caption; the others are as they were. */
async function countWritten(folder: string, keys: readonly string[], original: Buffer): Promise<number> {
  let count = 0;
  for (const key of keys) {
    const bytes = await readFile(join(folder, key));
    if (bytes.equals(original)) continue;
    expect((await writtenTexts(bytes)).alt).toEqual({ "x-default": "A boat" });
    expect((await pixelsOf(bytes)).equals(await pixelsOf(original))).toBe(true);
    count++;
  }
  return count;
}
