import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { ImageError } from "@legenda/core";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, it, onTestFinished } from "vitest";
import { readImageCaption } from "./read-image-caption.js";
import { captioned, latinSegment, picture, pictureAs, withSegment } from "./testing/pictures.js";
import { withMetadataCaptions } from "./with-metadata-captions.js";
import { writeMetadata } from "./write-metadata.js";

it("finds the alt text, else the description", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const both = await captioned(folder, "a.png", { alt: "Alt", description: "Description" }, await pictureAs("png"));
  const one = await captioned(folder, "b\nc.avif", { description: "1.50" }, await pictureAs("avif"));
  await writeMetadata([both, one], { inPlace: true });
  expect(await readImageCaption(join(folder, "a.png"))).toBe("Alt");
  expect(await readImageCaption(join(folder, "b\nc.avif"))).toBe("1.50");
});

it("finds it in a language", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const result = await captioned(folder, "a.jpg", "Ein Boot");
  const path = join(folder, "a.jpg");
  await writeMetadata([result], { inPlace: true, language: "de" });
  expect(await readImageCaption(path)).toBe("Ein Boot");
  expect(await readImageCaption(path, { language: "de" })).toBe("Ein Boot");
  expect(await readImageCaption(path, { language: "en" })).toBeUndefined();
});

it("finds what other programs have written, and takes a camera's own text for none", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const iim = withSegment(await pictureAs("jpeg"), 0xed, latinSegment({ 120: "Br\xfccke" }));
  const exif = (ImageDescription: string) => picture().withExif({ IFD0: { ImageDescription } }).jpeg().toBuffer();
  const files = {
    "iim.jpg": [iim, "Brücke"],
    "exif.jpg": [await exif("A bridge"), "A bridge"],
    "camera.jpg": [await exif("OLYMPUS DIGITAL CAMERA"), undefined],
    "none.gif": [await pictureAs("gif"), undefined],
    "none.svg": [Buffer.from("<svg/>"), undefined],
  } as const;
  for (const [name, [bytes, caption]] of Object.entries(files)) {
    await writeFile(join(folder, name), bytes);
    expect(await readImageCaption(join(folder, name)), name).toBe(caption);
  }
  await expect(readImageCaption(join(folder, "missing.jpg"))).rejects.toThrow(ImageError);
  await mkdir(join(folder, "folder"));
  await expect(readImageCaption(join(folder, "folder"))).rejects.toThrow(/is not a file/);
});

it("fills the captions of sources, in their order", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const results = await Promise.all(Array.from({ length: 7 }, (_, n) => captioned(folder, `${n}.jpg`, `Boat ${n}`)));
  await writeMetadata(results, { inPlace: true });
  const files = results.map(({ key }): BatchSource => ({ key, image: { kind: "file", path: join(folder, key) } }));
  const bytes = await pictureAs("jpeg");
  const others: BatchSource[] = [
    { key: "known", image: { kind: "file", path: join(folder, "0.jpg") }, existing: "Known" },
    { key: "bytes", image: { kind: "bytes", bytes, mediaType: "image/jpeg" } },
    { key: "missing", image: { kind: "file", path: join(folder, "missing.jpg") } },
    { key: "broken", image: { kind: "file", path: join(folder, "1.jpg") }, problem: new Error("Broken.") },
  ];
  const found: BatchSource[] = [];
  for await (const source of withMetadataCaptions([...files, ...others], { concurrency: 3 })) found.push(source);
  expect(found).toEqual([...files.map((file, n) => ({ ...file, existing: `Boat ${n}` })), ...others]);
  for await (const { key, existing } of withMetadataCaptions(files)) {
    expect({ key, existing }).toEqual({ key: "0.jpg", existing: "Boat 0" });
    break;
  }
});
