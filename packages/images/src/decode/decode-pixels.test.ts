import { ImageError } from "@legenda/core";
import { errorOf, pngChunk, seededRandom } from "@legenda/test-kit";
import sharp, { type Color, type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { bytesOf, u16le, u32be, u32le, withJpegSegment, withPngChunks } from "../testing/bytes.js";
import { bmp, corners, gif, gifFrame, orientations, photograph } from "../testing/pictures.js";
import { reasonOf } from "../testing/reason-of.js";
import { decodePixels, type Pixels } from "./decode-pixels.js";

const formats = ["jpeg", "png", "webp", "gif", "avif", "tiff"] as const;
const flat = (background: Color, channels: 3 | 4 = 3) => sharp({ create: { width: 12, height: 10, channels, background } });

/** The most that any byte of two pictures differs by. */
function difference(one: Pixels, other: Pixels): number {
  if (one.data.length !== other.data.length || one.width !== other.width) return Number.POSITIVE_INFINITY;
  return one.data.reduce((most, byte, at) => Math.max(most, Math.abs(byte - (other.data[at] ?? 0))), 0);
}

function pixel({ data, width }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

/** Whether each channel is within 3 of what is expected. */
function close(actual: number[], expected: number[], within = 3): boolean {
  return actual.length === 3 && actual.every((value, index) => Math.abs(value - (expected[index] ?? 0)) <= within);
}

describe("decodePixels", () => {
  it.each(formats)("decodes %s to RGB", async (format) => {
    const pixels = await decodePixels(await flat("#c86432").toFormat(format).toBuffer());
    expect(pixels).toMatchObject({ width: 12, height: 10, channels: 3 });
    expect(pixels.data).toHaveLength(12 * 10 * 3);
    expect(close(pixel(pixels, 5, 5), [200, 100, 50])).toBe(true);
  });

  it("gives three channels of eight bits, whatever there was", async () => {
    const grey = flat("#777777");
    const images = {
      grey: await grey.clone().greyscale().png().toBuffer(),
      "grey JPEG": await grey.clone().greyscale().jpeg().toBuffer(),
      "16-bit grey": await grey.clone().toColourspace("grey16").png().toBuffer(),
      "16-bit": await grey.clone().toColourspace("rgb16").png().toBuffer(),
      "16-bit TIFF": await grey.clone().toColourspace("rgb16").tiff({ compression: "lzw" }).toBuffer(),
      "one bit": await grey.clone().threshold(255).png({ palette: true, colours: 2 }).toBuffer(),
    };
    for (const [name, bytes] of Object.entries(images)) {
      const value = name === "one bit" ? 0 : 119;
      expect(close(pixel(await decodePixels(bytes), 3, 3), [value, value, value], 1), name).toBe(true);
    }
  });

  it("brings CMYK, with and without a profile, and wide gamuts to sRGB", async () => {
    const colour: Color = "#c83c28";
    const cmyk = await decodePixels(await flat(colour).toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer());
    expect(close(pixel(cmyk, 3, 3), [200, 60, 40], 45)).toBe(true);
    const profiled = await decodePixels(await flat(colour).withIccProfile("cmyk").jpeg({ quality: 100 }).toBuffer());
    expect(close(pixel(profiled, 3, 3), [200, 60, 40], 45)).toBe(true);
    const p3 = await decodePixels(await flat(colour).withIccProfile("p3").png().toBuffer());
    expect(close(pixel(p3, 3, 3), [200, 60, 40])).toBe(true);
  });

  it("lays transparency on white", async () => {
    for (const format of ["png", "webp", "avif"] as const) {
      const half = await decodePixels(await flat({ r: 0, g: 0, b: 0, alpha: 0.5 }, 4).toFormat(format).toBuffer());
      expect(close(pixel(half, 3, 3), [127, 127, 127]), format).toBe(true);
    }
    const deep = await flat({ r: 0, g: 0, b: 0, alpha: 0.5 }, 4).toColourspace("rgb16").png().toBuffer();
    expect(close(pixel(await decodePixels(deep), 3, 3), [127, 127, 127])).toBe(true);
    const bare = gif(3, 3, bytesOf(0x21, 0xf9, 4, 1, 0, 0, 1, 0), gifFrame, Buffer.of(0x3b));
    expect(pixel(await decodePixels(bare), 2, 2)).toEqual([255, 255, 255]);
  });

  it.each(["jpeg", "png", "webp", "tiff"] as const)(
    "shows all eight orientations of a %s as the same picture",
    async (format) => {
      const upright = await corners();
      const expected = await decodePixels(upright);
      for (const [index, bytes] of (await orientations(upright, format)).entries()) {
        // JPEG blurs where colours meet, and that differs with the turn: each corner's own colour is compared.
        const shown = await decodePixels(bytes);
        expect([shown.width, shown.height], `orientation ${index + 1}`).toEqual([48, 32]);
        for (const [x, y] of [
          [6, 6],
          [40, 6],
          [6, 26],
          [40, 26],
        ] as const) {
          expect(close(pixel(shown, x, y), pixel(expected, x, y)), `orientation ${index + 1} at ${x}, ${y}`).toBe(true);
        }
      }
    },
  );

  it("decodes the first frame of what moves", async () => {
    const frames = await Promise.all(["#ff0000", "#00ff00"].map((colour) => flat(colour).png().toBuffer()));
    for (const format of ["gif", "webp"] as const) {
      const animated = await sharp(frames, { join: { animated: true } })
        [format]({ loop: 0 })
        .toBuffer();
      const pixels = await decodePixels(animated);
      expect(pixels).toMatchObject({ width: 12, height: 10 });
      expect(close(pixel(pixels, 3, 3), [255, 0, 0]), format).toBe(true);
    }
    const apng = withPngChunks(await flat("#ff0000").png().toBuffer(), pngChunk("acTL", bytesOf(u32be(2), u32be(0))));
    expect(pixel(await decodePixels(apng), 0, 0)).toEqual([255, 0, 0]);
  });

  it("scales down to maxEdge while decoding, and never up", async () => {
    const bytes = await sharp(await photograph(320, 200))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await decodePixels(bytes, { maxEdge: 80 })).toMatchObject({ width: 50, height: 80 });
    expect(await decodePixels(bytes, { maxEdge: 5000 })).toMatchObject({ width: 200, height: 320 });
  });

  it("gives the same pixels as sharp does", async () => {
    const bytes = await photograph();
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const expected: Pixels = { data, width: info.width, height: info.height, channels: 3 };
    expect(difference(await decodePixels(bytes), expected)).toBe(0);
  });
});

describe("hostile files", () => {
  it.each([
    ["an empty file", Buffer.alloc(0), "not-an-image", "The image is empty: 0 bytes."],
    ["HTML named .png", Buffer.from("<!DOCTYPE html><h1>Not found</h1>"), "not-an-image", "an HTML page"],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "not-an-image", "a PDF"],
    ["a ZIP", Buffer.from("PK\x03\x04rest"), "not-an-image", "a ZIP archive"],
    ["a gzipped SVG", bytesOf(0x1f, 0x8b, Buffer.alloc(20)), "not-an-image", "gzip data"],
    [
      "a Git LFS pointer",
      Buffer.from("version https://git-lfs.github.com/spec/v1\noid sha256:0"),
      "not-an-image",
      "Git LFS pointer",
    ],
    ["a BMP", bmp(3, 3), "unsupported-type", "Convert the image to PNG or JPEG first."],
    [
      "an SVG in PNG's clothes",
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      "unsupported-type",
      "`svg: true`",
    ],
  ])("refuses %s in one clear line", async (_, bytes, reason, part) => {
    const error = await errorOf(() => decodePixels(bytes, { source: "wolf.png" }), ImageError);
    expect(error.reason).toBe(reason);
    expect(error.message).toContain(reason === "not-an-image" && bytes.length === 0 ? "is empty" : part);
    expect(error.message).toContain("wolf.png");
    expect(error.message).not.toContain("\n");
    expect(error.source).toBe("wolf.png");
  });

  it.each(formats)("calls a %s that is cut anywhere truncated", async (format) => {
    const whole = await sharp(await photograph(120, 90))
      .toFormat(format)
      .toBuffer();
    for (const share of [0.1, 0.3, 0.5, 0.9, 0.99]) {
      const error = await errorOf(() => decodePixels(whole.subarray(0, Math.floor(whole.length * share))), ImageError);
      expect(error.reason, `${share}`).toBe("truncated");
      expect(error.message).not.toContain("\n");
    }
  });

  it("refuses a file too large before it looks inside", async () => {
    expect(await reasonOf(() => decodePixels(Buffer.alloc(2000), { maxBytes: 1999 }))).toBe("too-large");
  });

  it("refuses a decompression bomb by its header", async () => {
    const header = bytesOf(u32be(65_500), u32be(65_500), 8, 2, 0, 0, 0);
    const bomb = bytesOf(
      "\x89PNG\r\n\x1a\n",
      pngChunk("IHDR", header),
      // Whoever tried to decompress this would report that it is broken.
      pngChunk("IDAT", Buffer.from("not compressed")),
      pngChunk("IEND"),
    );
    const error = await errorOf(() => decodePixels(bomb), ImageError);
    expect(error).toMatchObject({ reason: "too-large", message: expect.stringContaining("65500 x 65500") });
    const limit = { maxPixels: 100 };
    for (const format of formats) {
      expect(await reasonOf(async () => decodePixels(await flat("#fff").toFormat(format).toBuffer(), limit)), format).toBe(
        "too-large",
      );
    }
  });

  it("refuses a GIF whose screen is a bomb", async () => {
    expect(await reasonOf(() => decodePixels(gif(65_535, 65_535, gifFrame, Buffer.of(0x3b))))).toBe("too-large");
  });

  it("refuses a file that tells the header reader and the decoder different sizes", async () => {
    // A second frame header: our reader keeps to the first, and so must whoever decodes.
    const large = await sharp({ create: { width: 3000, height: 3000, channels: 3, background: "#fff" } })
      .jpeg()
      .toBuffer();
    const small = bytesOf(8, 0, 10, 0, 10, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1);
    const error = await errorOf(() => decodePixels(withJpegSegment(large, 0xc0, small), { maxPixels: 1_000_000 }), ImageError);
    expect(["too-large", "unreadable"]).toContain(error.reason);
  });

  it("meets strange GIFs without a crash", async () => {
    const noFrame = gif(5, 5, Buffer.of(0x3b));
    const zeroWide = gif(5, 5, bytesOf(0x2c, u16le(0), u16le(0), u16le(0), u16le(0), 0, 2, 2, 0x44, 1, 0), Buffer.of(0x3b));
    const outside = gif(
      5,
      5,
      bytesOf(0x2c, u16le(60_000), u16le(60_000), u16le(1), u16le(1), 0, 2, 2, 0x44, 1, 0),
      Buffer.of(0x3b),
    );
    const emptyLoop = gif(1, 1, Buffer.alloc(200_000, 0x2c));
    const badCode = gif(2, 2, bytesOf(0x2c, u16le(0), u16le(0), u16le(2), u16le(2), 0, 13, 2, 0xff, 0xff, 0), Buffer.of(0x3b));
    for (const bytes of [noFrame, zeroWide, outside, emptyLoop, badCode]) {
      await decodePixels(bytes, { maxPixels: 1_000_000 }).catch((error: unknown) => expect(error).toBeInstanceOf(ImageError));
    }
  });

  it("decodes a polyglot as the one format it begins as", async () => {
    const png = await flat("#c86432").png().toBuffer();
    const polyglots = [
      withPngChunks(png, pngChunk("tEXt", Buffer.from('Comment\0<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))),
      bytesOf(png, "PK\x03\x04 an archive behind the picture"),
      withJpegSegment(await flat("#c86432").jpeg().toBuffer(), 0xfe, Buffer.from("*/<html><script>alert(1)</script><?php")),
    ];
    for (const bytes of polyglots) expect(close(pixel(await decodePixels(bytes), 3, 3), [200, 100, 50])).toBe(true);
    const gifSvg = gif(0x2020, 0x2020, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>'));
    expect(["truncated", "unreadable", "unsupported-type"]).toContain(await reasonOf(() => decodePixels(gifSvg)));
  });

  it("refuses what is damaged within, and forgives what cameras get wrong", async () => {
    const png = await photograph();
    const damaged = Buffer.from(png);
    damaged.fill(0x55, 50_000, 50_040);
    expect(await reasonOf(() => decodePixels(damaged))).toBe("unreadable");
    const jpeg = await sharp(png).jpeg().toBuffer();
    const stray = bytesOf(jpeg.subarray(0, 2), Buffer.alloc(7, 0x11), jpeg.subarray(2));
    const scan = jpeg.lastIndexOf(Buffer.of(0xff, 0xda));
    const samsung = Buffer.from(jpeg);
    samsung[scan + 4 + 1 + 2 * 3] = 1;
    expect(await decodePixels(samsung)).toMatchObject({ width: 320, height: 240 });
    const oddRevision = Buffer.from(jpeg);
    oddRevision[11] = 9;
    expect(await decodePixels(oddRevision)).toMatchObject({ width: 320, height: 240 });
    // libjpeg only warns of a scan that stops early, and draws grey from there on.
    const stopped = Buffer.from(jpeg);
    stopped.set([0xff, 0xd9], scan + 400);
    expect(await reasonOf(() => decodePixels(stopped))).toBe("truncated");
    // The start mark must be followed by a marker for the bytes to be a JPEG at all.
    expect(await reasonOf(() => decodePixels(stray))).toBe("not-an-image");
  });

  it("gives ImageError and nothing else for mutated files", async () => {
    const random = seededRandom(99);
    for (const format of formats) {
      const whole = await sharp(await photograph(40, 30))
        .toFormat(format)
        .toBuffer();
      for (let round = 0; round < 40; round++) {
        const mutated = Buffer.from(whole);
        for (let hit = 0; hit < 6; hit++) mutated[Math.floor(random() * mutated.length)] = random() * 256;
        await decodePixels(mutated, { maxPixels: 1_000_000 }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(ImageError);
          expect((error as ImageError).message).not.toContain("\n");
        });
      }
    }
  });

  it("decodes an Ultra HDR JPEG as the plain picture in it", async () => {
    // sharp's types lack the method.
    const image = sharp(await flat("#c86432").resize(64).jpeg().toBuffer()) as Sharp & { withGainMap(): Sharp };
    const hdr = await image.withGainMap().jpeg().toBuffer();
    expect((await sharp(hdr).metadata()).gainMap).toBeDefined();
    const first = hdr.subarray(0, hdr.indexOf(Buffer.of(0xff, 0xd9)) + 2);
    expect(difference(await decodePixels(hdr), await decodePixels(first))).toBe(0);
  });

  it("reports a TIFF of many channels and one of an unknown compression", async () => {
    const entry = (tag: number, value: number) => bytesOf(u16le(tag), u16le(3), u32le(1), u16le(value), u16le(0));
    const tags = [
      [256, 4],
      [257, 4],
      [258, 8],
      [259, 34_712],
      [262, 1],
      [273, 8],
      [277, 1],
      [278, 4],
      [279, 16],
    ] as const;
    const directory = bytesOf(u16le(tags.length), ...tags.map(([tag, value]) => entry(tag, value)), u32le(0));
    const error = await errorOf(() => decodePixels(bytesOf("II*\0", u32le(8), directory, Buffer.alloc(40))), ImageError);
    expect(["unsupported-type", "unreadable"]).toContain(error.reason);
  });
});

describe("SVG", () => {
  const svg = (inner: string, attributes = 'width="20" height="10"') =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);

  it("is drawn where it is asked for, on white", async () => {
    const pixels = await decodePixels(svg('<rect width="10" height="10" fill="#ff0000"/>'), { svg: true });
    expect(pixels).toMatchObject({ width: 20, height: 10 });
    expect(pixel(pixels, 2, 5)).toEqual([255, 0, 0]);
    expect(pixel(pixels, 18, 5)).toEqual([255, 255, 255]);
  });

  it.each([
    ["entities", '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ["external entities", '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'],
    ["an embedded image", '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'],
    ["an embedded image by another prefix", '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:image href="x"/></s:svg>'],
    ["an included file", '<svg xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></svg>'],
  ])("is refused with %s", async (_, text) => {
    expect(await reasonOf(() => decodePixels(Buffer.from(text), { svg: true }))).toBe("unsupported-type");
    const wide = bytesOf(0xff, 0xfe, Buffer.from(text, "utf16le"));
    expect(await reasonOf(() => decodePixels(wide, { svg: true }))).toBe("unsupported-type");
  });

  it("is refused where it is a bomb, and is never scaled up to one", async () => {
    expect(await reasonOf(() => decodePixels(svg("", 'width="60000" height="60000"'), { svg: true }))).toBe("too-large");
    expect(await reasonOf(() => decodePixels(svg(" ".repeat(1_000_001)), { svg: true }))).toBe("too-large");
    const many = svg(
      '<g id="a"><rect width="1" height="1"/></g>'.concat(
        ...Array.from(
          { length: 12 },
          (_, n) => `<g id="b${n}">${`<use href="#${n === 0 ? "a" : `b${n - 1}`}"/>`.repeat(10)}</g>`,
        ),
      ),
    );
    // Drawn to its end it would take hours.
    expect(await reasonOf(() => decodePixels(many, { svg: true, timeoutMs: 300 }))).toBe("timeout");
  });
});

describe("stopping", () => {
  it("gives the signal's reason, before and while it decodes", async () => {
    const reason = new Error("enough");
    await expect(decodePixels(await photograph(), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const large = await sharp({ create: { width: 6000, height: 6000, channels: 3, background: "#abc" } })
      .png()
      .toBuffer();
    const decoding = decodePixels(large, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 5);
    await expect(decoding).rejects.toBe(reason);
  });
});
