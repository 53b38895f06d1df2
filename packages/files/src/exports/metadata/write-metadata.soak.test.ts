import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BatchResult } from "@legenda/batch";
import { DefinitionError } from "@legenda/core";
import { temporaryFolder } from "@legenda/test-kit";
import sharp from "sharp";
import { describe, expect, it, onTestFinished } from "vitest";
import { done, failed, kept } from "../testing/results.js";
import { checkMetadataWriting } from "./check-metadata-writing.js";
import { captioned, formats, latinSegment, picture, pictureAs, pixelsOf, withSegment } from "./testing/pictures.js";
import { writtenTexts } from "./testing/written-texts.js";
import { writeMetadata } from "./write-metadata.js";

const counts = { kind: "metadata", written: 0, kept: 0, failed: 0, problems: 0, firstProblems: [] };
const chart = { alt: "Chart of sales", decorative: false, longDescription: "Sales were 4 in May\nand 9 in June." };

describe("what is written", () => {
  it.each(formats)("texts into %s, and nothing else is changed", async (format) => {
    const folder = temporaryFolder(onTestFinished).path;
    const bytes = await pictureAs(format);
    const result = await captioned(
      join(folder, "in"),
      `a.${format}`,
      { ...chart, title: "Größe", tags: ["Umsatz", "a,b;c"] },
      bytes,
    );
    const out = join(folder, "out");
    expect(await writeMetadata([result], { folder: out })).toEqual({ ...counts, written: 1 });

    const copy = await readFile(join(out, result.key));
    expect(await writtenTexts(copy)).toMatchObject({
      alt: { "x-default": chart.alt },
      longDescription: { "x-default": chart.longDescription },
      description: { "x-default": chart.longDescription },
      title: { "x-default": "Größe" },
      tags: ["Umsatz", "a,b;c"],
    });
    expect((await pixelsOf(copy)).equals(await pixelsOf(bytes))).toBe(true);
    expect((await readFile(join(folder, "in", result.key))).equals(bytes)).toBe(true);
    expect((await readdir(out)).sort()).toEqual([".legenda-copies", result.key]);
  });

  it("keeps orientation, colour profile, place and author", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const latitude = Buffer.from([52, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0]);
    const exif = { IFD0: { Artist: "A. Weber" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 30/1 0/1" } };
    for (const format of ["jpeg", "png", "webp", "tiff", "avif"] as const) {
      const made = picture().withIccProfile("p3").withExif(exif).withMetadata({ orientation: 6 });
      const bytes = await made.toFormat(format).toBuffer();
      const result = await captioned(join(folder, "in"), `a.${format}`, "A blue square", bytes);
      expect(await writeMetadata([result], { folder: join(folder, "out") })).toEqual({ ...counts, written: 1 });
      const copy = await readFile(join(folder, "out", result.key));
      const [before, after] = [await sharp(bytes).metadata(), await sharp(copy).metadata()];
      expect(after.orientation, format).toBe(before.orientation);
      // sharp turns an AVIF by its container, not by EXIF.
      if (format !== "avif") expect(before.orientation, format).toBe(6);
      expect(before.icc?.length, format).toBeGreaterThan(100);
      expect(after.icc?.equals(before.icc ?? Buffer.alloc(0)), format).toBe(true);
      expect((await pixelsOf(copy)).equals(await pixelsOf(bytes)), format).toBe(true);
      // sharp writes no author and no place into TIFF.
      if (format === "tiff") continue;
      for (const read of [before, after]) {
        expect(read.exif?.includes("A. Weber"), format).toBe(true);
        expect(read.exif?.includes(latitude) || read.exif?.includes(Buffer.from(latitude).swap32()), format).toBe(true);
      }
    }
  });

  it("writes IPTC-IIM in UTF-8, within its limits, where programs look for it", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const text = "Ein Café ☕ am Platz. ".repeat(200);
    const result = await captioned(folder, "a.jpg", { caption: text, tags: ["Café", "lang ".repeat(30)] });
    expect(await writeMetadata([result], { folder: join(folder, "out") })).toEqual({ ...counts, written: 1 });
    const { iim, description } = await writtenTexts(await readFile(join(folder, "out", "a.jpg")));
    expect(description["x-default"]).toBe(text.trim());
    expect(iim["1:90"]).toEqual(["\x1b%G"]);
    expect(text.startsWith(iim["2:120"]?.[0] ?? "nothing")).toBe(true);
    expect(Buffer.byteLength(iim["2:120"]?.[0] ?? "")).toBeGreaterThan(1980);
    expect(Buffer.byteLength(iim["2:120"]?.[0] ?? "")).toBeLessThanOrEqual(2000);
    expect(iim["2:25"]).toEqual(["Café", "lang ".repeat(13).slice(0, 64).trim()]);
    expect(iim["2:5"]).toBeUndefined();
  });

  it("reads older IIM by its own characters before it says UTF-8", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const bytes = withSegment(
      await pictureAs("jpeg"),
      0xed,
      latinSegment({ 5: "Gru\xdf", 80: "J\xfcrgen M\xfcller", 90: "K\xf6ln" }),
    );
    const result = await captioned(folder, "a.jpg", { caption: "Zwölf Boote", title: "Boote" }, bytes);
    expect(await writeMetadata([result], { folder: join(folder, "out"), existing: "overwrite" })).toEqual({
      ...counts,
      written: 1,
    });
    const { iim } = await writtenTexts(await readFile(join(folder, "out", "a.jpg")));
    expect(iim).toMatchObject({ "2:5": ["Boote"], "2:80": ["Jürgen Müller"], "2:90": ["Köln"], "2:120": ["Zwölf Boote"] });
  });

  it("keeps an EXIF description in step, and adds none", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const camera = await picture()
      .withExif({ IFD0: { ImageDescription: "OLYMPUS DIGITAL CAMERA" } })
      .jpeg()
      .toBuffer();
    const results = [await captioned(folder, "a.jpg", "A boat", camera), await captioned(folder, "b.jpg", "A boat")];
    expect(await writeMetadata(results, { folder: join(folder, "out") })).toEqual({ ...counts, written: 2 });
    const exifOf = async (name: string) => (await sharp(join(folder, "out", name)).metadata()).exif;
    expect((await exifOf("a.jpg"))?.includes("A boat")).toBe(true);
    expect((await exifOf("a.jpg"))?.includes("OLYMPUS")).toBe(false);
    expect(await exifOf("b.jpg")).toBeUndefined();
  });

  it("goes by the bytes, not by the name", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const result = await captioned(folder, "really-a-png.jpg", "A boat", await pictureAs("png"));
    expect(await writeMetadata([result], { folder: join(folder, "out") })).toEqual({ ...counts, written: 1 });
    expect((await writtenTexts(await readFile(join(folder, "out", result.key)))).alt).toEqual({ "x-default": "A boat" });
  });

  it("takes bytes and blobs into a folder", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const bytes = await pictureAs("webp");
    const results = [
      done("a/bytes", "One", { image: { kind: "bytes", bytes, mediaType: "image/webp" } }),
      done("a/blob", "Two", { image: { kind: "blob", blob: new Blob([new Uint8Array(bytes)]) } }),
    ];
    expect(await writeMetadata(results, { folder })).toEqual({ ...counts, written: 2 });
    expect((await writtenTexts(await readFile(join(folder, "a", "blob")))).alt).toEqual({ "x-default": "Two" });
  });
});

describe("what an image says already", () => {
  /** The texts after a first and a second writing in place. */
  async function twice(first: unknown, second: unknown, options: Parameters<typeof writeMetadata>[1]) {
    const folder = temporaryFolder(onTestFinished).path;
    const result = await captioned(folder, "a.jpg", first);
    await writeMetadata([result], { ...options, inPlace: true });
    const before = await readFile(join(folder, "a.jpg"));
    const written = await writeMetadata([{ ...result, value: second }], { ...options, inPlace: true });
    const after = await readFile(join(folder, "a.jpg"));
    return { ...(await writtenTexts(after)), written, same: after.equals(before) };
  }

  it("is kept unless told otherwise, and what is empty is filled", async () => {
    const all = await twice({ caption: "Old", tags: ["old"] }, { caption: "New", tags: ["new"] }, {});
    expect(all).toMatchObject({ written: { kept: 1, written: 0 }, same: true, alt: { "x-default": "Old" }, tags: ["old"] });
    const some = await twice({ description: "Old" }, { alt: "New", description: "New" }, {});
    expect(some).toMatchObject({ written: { written: 1 }, alt: { "x-default": "New" }, description: { "x-default": "Old" } });
  });

  it("is overwritten when told so, in IIM too", async () => {
    const texts = await twice({ caption: "Old", tags: ["old"] }, { caption: "New", tags: ["new"] }, { existing: "overwrite" });
    expect(texts).toMatchObject({ alt: { "x-default": "New" }, description: { "x-default": "New" }, tags: ["new"] });
    expect(texts.iim).toMatchObject({ "2:120": ["New"], "2:25": ["new"] });
  });

  it("is put before or behind, once", async () => {
    const after = await twice(
      { caption: "Old.", tags: ["a", "B"] },
      { caption: "New.", tags: ["b", "c"] },
      { existing: "append" },
    );
    expect(after).toMatchObject({ alt: { "x-default": "Old. New." }, tags: ["a", "B", "c"], iim: { "2:120": ["Old. New."] } });
    const before = await twice({ caption: "Old.", tags: ["a"] }, { caption: "New.", tags: ["b"] }, { existing: "prepend" });
    expect(before).toMatchObject({ alt: { "x-default": "New. Old." }, tags: ["b", "a"] });
    const again = await twice({ caption: "Same.", tags: ["a"] }, { caption: "Same.", tags: ["a"] }, { existing: "append" });
    expect(again).toMatchObject({ written: { kept: 1 }, same: true });
  });

  it("stands in several languages; the default text is the first one's", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const result = await captioned(folder, "a.jpg", "Ein Boot");
    const write = (value: string, language?: string, existing?: "overwrite") =>
      writeMetadata([{ ...result, value }], { inPlace: true, language, existing });
    await write("Ein Boot", "de");
    expect(await write("A boat", "en")).toMatchObject({ written: 1 });
    expect(await write("A ship", "en")).toMatchObject({ kept: 1 });
    expect(await write("Um barco", "pt-br")).toMatchObject({ written: 1 });
    const bytes = () => readFile(join(folder, "a.jpg"));
    const three = { "x-default": "Ein Boot", de: "Ein Boot", en: "A boat", "pt-BR": "Um barco" };
    expect(await writtenTexts(await bytes())).toMatchObject({ alt: three, description: three, iim: { "2:120": ["Ein Boot"] } });
    await write("Ein Schiff", "de", "overwrite");
    expect((await writtenTexts(await bytes())).alt).toEqual({ ...three, "x-default": "Ein Schiff", de: "Ein Schiff" });
    await write("Something else", undefined, "overwrite");
    expect((await writtenTexts(await bytes())).alt).toEqual({ "x-default": "Something else" });
  });
});

describe("hostile texts and names", () => {
  it("are never arguments of ExifTool", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const out = join(folder, "out\n-execute\n-b");
    const bait = join(folder, "bait");
    const texts = [
      `x\n-execute\n-o\n${bait}\n-all=`,
      `x\r\n-FileName=${bait}`,
      "-all=\n{ready}",
      "@/etc/passwd",
      "#[CSTR]-all=",
      "=a $filename $'{filename} <title",
      "Tom &amp; &#10;-all= &#x41; <b>\"quoted\" 'so'</b> \\n",
      "{a=b,c=[d|e]}",
      "ünï 😀 \u{20000} \u202e",
    ];
    const names = [
      "-all=.jpg",
      "a\nb.jpg",
      "@x.jpg",
      "=1+1.jpg",
      "q'\"`$x.jpg",
      "ü 😀.jpg",
      "#.jpg",
      " .jpg",
      "new\nline/-o\r\n.jpg",
    ];
    const results = await Promise.all(
      texts.map((text, index) => captioned(join(folder, "in"), names[index] ?? "", { alt: text, title: text, tags: [text] })),
    );
    expect(await writeMetadata(results, { folder: out })).toEqual({ ...counts, written: texts.length });
    for (const [index, name] of names.entries()) {
      const text = texts[index]?.replace("\r\n", "\n") ?? "";
      const found = await writtenTexts(await readFile(join(out, ...name.split("/"))));
      expect(found, name).toMatchObject({ alt: { "x-default": text }, title: { "x-default": text } });
      expect(found.iim["2:120"], name).toEqual([text]);
      expect(found.iim["2:25"]?.[0], name).toBe(found.tags[0]?.slice(0, 64));
    }
    expect((await readdir(folder)).sort()).toEqual(["in", "out\n-execute\n-b"]);
  });

  it("loses what XML cannot hold, and no more", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const result = await captioned(folder, "a.jpg", {
      alt: " a\u0000b\u0007c\ud800d\uffff\u2028e\tf \n",
      tags: ["x\u001fy\n z"],
    });
    expect(await writeMetadata([result], { inPlace: true })).toEqual({ ...counts, written: 1 });
    const { alt, tags } = await writtenTexts(await readFile(join(folder, "a.jpg")));
    expect(alt).toEqual({ "x-default": "abc\ufffdd\ne\tf" });
    expect(tags).toEqual(["xy z"]);
  });

  it("never lead out of the folder", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const elsewhere = join(folder, "elsewhere");
    const out = join(folder, "out");
    await mkdir(elsewhere);
    await mkdir(out);
    await symlink(elsewhere, join(out, "link"));
    const result = await captioned(join(folder, "in"), "a.jpg", "A boat");
    const keys = [
      "../a.jpg",
      "x/../../a.jpg",
      join(elsewhere, "a.jpg"),
      "link/a.jpg",
      "link/deep/a.jpg",
      "",
      ".",
      "a\0.jpg",
      ".legenda-copies",
    ];
    const { written, problems, firstProblems } = await writeMetadata(
      keys.map((key) => ({ ...result, key })),
      { folder: out },
    );
    expect({ written, problems }).toEqual({ written: 0, problems: keys.length });
    expect(firstProblems.map(({ key }) => key).sort()).toEqual([...keys].sort());
    expect(await readdir(elsewhere)).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(["elsewhere", "in", "out"]);
    expect(await readdir(out)).toEqual(["link"]);
  });

  it("reads no configuration, which would be a program", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const ran = join(folder, "ran");
    await writeFile(join(folder, ".ExifTool_config"), `open(my $file, '>', '${ran}'); close $file; 1;`);
    const before = process.env.EXIFTOOL_HOME;
    process.env.EXIFTOOL_HOME = folder;
    try {
      const result = await captioned(folder, "a.jpg", "A boat");
      expect(await writeMetadata([result], { inPlace: true })).toEqual({ ...counts, written: 1 });
    } finally {
      if (before === undefined) delete process.env.EXIFTOOL_HOME;
      else process.env.EXIFTOOL_HOME = before;
    }
    expect(await readdir(folder)).not.toContain("ran");
  });
});

describe("which images", () => {
  it("copies what has nothing new to say as it is, and nothing that failed", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const decorative = await captioned(join(folder, "in"), "sub/b.png", { alt: "", decorative: true }, await pictureAs("png"));
    const { image } = await captioned(join(folder, "in"), "c.jpg", "");
    const results: BatchResult[] = [
      decorative,
      kept("c.jpg", "Old", { image }),
      failed("d.jpg", { image }),
      done("e.jpg", "A boat", { image: { kind: "url", url: "https://example.com/e.jpg" } }),
      done("f.jpg", "A boat"),
    ];
    const out = join(folder, "out");
    const report = await writeMetadata(results, { folder: out });
    expect(report).toMatchObject({ written: 0, kept: 2, failed: 1, problems: 2 });
    expect((await readdir(out, { recursive: true })).sort()).toEqual([".legenda-copies", "c.jpg", "sub", "sub/b.png"]);
    const original = await readFile(join(folder, "in", "sub", "b.png"));
    expect((await readFile(join(out, "sub", "b.png"))).equals(original)).toBe(true);
  });

  it("may be asked to take other fields of the answer", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const result = await captioned(folder, "a.jpg", { seo: { name: "Boat" }, caption: "A boat", words: "sea, sky" });
    const fields = {
      alt: (_: unknown, { key }: { key: string }) => `File ${key}`,
      description: false,
      title: "seo.name",
      tags: "words" as const,
    } as const;
    await writeMetadata([result], { inPlace: true, fields });
    const { alt, description, title, tags } = await writtenTexts(await readFile(join(folder, "a.jpg")));
    expect({ alt, description, title, tags }).toEqual({
      alt: { "x-default": "File a.jpg" },
      description: {},
      title: { "x-default": "Boat" },
      tags: ["sea", "sky"],
    });
  });

  it("streams them, a few at a time", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const one = await captioned(folder, "a.jpg", "A boat");
    let asked = 0;
    let most = 0;
    const out = join(folder, "out");
    async function* results() {
      for (; asked < 12; asked++) {
        const finished = asked === 0 ? 0 : (await readdir(out).catch(() => [])).filter((name) => !name.startsWith(".")).length;
        most = Math.max(most, asked - finished);
        yield { ...one, key: `${asked}.jpg` };
      }
    }
    expect(await writeMetadata(results(), { folder: out, concurrency: 2 })).toEqual({ ...counts, written: 12 });
    expect(most).toBeLessThanOrEqual(2);
  });

  it("stops when it is told to, with every file whole", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const one = await captioned(folder, "a.jpg", "A boat");
    const stop = new AbortController();
    const out = join(folder, "out");
    function* results() {
      for (let number = 0; ; number++) {
        if (number === 4) stop.abort(new Error("Enough."));
        yield { ...one, key: `${number}.jpg` };
      }
    }
    await expect(writeMetadata(results(), { folder: out, signal: stop.signal })).rejects.toThrow("Enough.");
    const names = (await readdir(out)).filter((name) => !name.startsWith("."));
    expect(names.sort()).toEqual(["0.jpg", "1.jpg", "2.jpg", "3.jpg"]);
    for (const name of names)
      expect((await writtenTexts(await readFile(join(out, name)))).alt).toEqual({ "x-default": "A boat" });
    await expect(writeMetadata([one], { folder: out, signal: AbortSignal.abort(new Error("Before.")) })).rejects.toThrow(
      "Before.",
    );
  });

  it("passes on what their source throws, once what is under way is finished", async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const one = await captioned(folder, "a.jpg", "A boat");
    async function* results() {
      yield one;
      throw new Error("The journal is gone.");
    }
    await expect(writeMetadata(results(), { folder: join(folder, "out") })).rejects.toThrow("The journal is gone.");
    expect(await readdir(join(folder, "out"))).toContain("a.jpg");
  });
});

it("refuses options that contradict each other", async () => {
  await checkMetadataWriting({ folder: "out", language: "de" });
  for (const options of [{}, { folder: "out", inPlace: true }, { folder: "out", inPlace: false, language: "no language" }]) {
    await expect(writeMetadata([], options)).rejects.toThrow(DefinitionError);
    await expect(checkMetadataWriting(options)).rejects.toThrow(DefinitionError);
  }
  await expect(writeMetadata([], { inPlace: true, concurrency: 0 })).rejects.toThrow(/whole number from 1/);
});
