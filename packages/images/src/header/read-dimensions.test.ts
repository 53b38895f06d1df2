import { ImageError } from "@legenda/core";
import { growth, pngChunk, seededRandom } from "@legenda/test-kit";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { box, bytesOf, u16be, u16le, u32be, u32le, withJpegSegment, withPngChunks } from "../testing/bytes.js";
import { bmp, corners, gif, gifFrame, orientations, photograph } from "../testing/pictures.js";
import { reasonOf } from "../testing/reason-of.js";
import { readDimensions } from "./read-dimensions.js";

const corpus = new Map<string, Buffer>();

beforeAll(async () => {
  const picture = await photograph(65, 43);
  const translucent = await sharp(picture).ensureAlpha(0.5).png().toBuffer();
  const save = async (name: string, image: Sharp) => corpus.set(name, await image.toBuffer());
  await save("baseline.jpg", sharp(picture).jpeg());
  await save("progressive.jpg", sharp(picture).jpeg({ progressive: true }));
  await save("grey.jpg", sharp(picture).greyscale().jpeg());
  await save("cmyk.jpg", sharp(picture).toColourspace("cmyk").jpeg());
  await save(
    "gps.jpg",
    sharp(picture)
      .withExif({ IFD3: { GPSLatitudeRef: "N" } })
      .jpeg(),
  );
  await save("profile.jpg", sharp(picture).withIccProfile("p3").jpeg());
  await save("plain.png", sharp(picture).png());
  await save("interlaced.png", sharp(picture).png({ progressive: true }));
  await save("palette.png", sharp(picture).png({ palette: true }));
  await save("deep.png", sharp(picture).toColourspace("rgb16").png());
  await save("alpha.png", sharp(translucent).png());
  await save("lossy.webp", sharp(picture).webp());
  await save("lossless.webp", sharp(picture).webp({ lossless: true }));
  await save("alpha.webp", sharp(translucent).webp());
  await save("alpha-lossless.webp", sharp(translucent).webp({ lossless: true }));
  await save("plain.avif", sharp(picture).avif({ effort: 0 }));
  await save("alpha.avif", sharp(translucent).avif({ effort: 0 }));
  await save("plain.gif", sharp(picture).gif());
  for (const compression of ["none", "lzw", "jpeg", "deflate", "packbits"] as const) {
    await save(`${compression}.tiff`, sharp(picture).tiff({ compression }));
  }
  await save("big.tiff", sharp(picture).tiff({ bigtiff: true, compression: "lzw" }));
  await save("tiles.tiff", sharp(picture).tiff({ tile: true, compression: "lzw" }));
  const frames = [picture, await sharp(picture).negate().png().toBuffer(), await sharp(picture).flip().png().toBuffer()];
  await save("animated.gif", sharp(frames, { join: { animated: true } }).gif());
  await save("animated.webp", sharp(frames, { join: { animated: true } }).webp());
  await save("pages.tiff", sharp(frames, { join: { animated: true } }).tiff({ compression: "lzw" }));
  for (const format of ["jpeg", "png", "webp", "tiff"] as const) {
    for (const [index, bytes] of (await orientations(await corners(), format)).entries()) {
      corpus.set(`orientation-${index + 1}.${format}`, bytes);
    }
  }
});

/** Reads what may not be an image. */
function readOrReject(bytes: Uint8Array): void {
  try {
    readDimensions(bytes);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
  }
}

describe("readDimensions", () => {
  it("says what sharp says of every image of the corpus", async () => {
    expect(corpus.size).toBe(60);
    for (const [name, bytes] of corpus) {
      const { autoOrient, orientation = 1, pages = 1 } = await sharp(bytes).metadata();
      const read = readDimensions(bytes);
      expect({ name, ...read }).toMatchObject({ name, width: autoOrient.width, height: autoOrient.height });
      if (!name.endsWith("avif")) expect({ name, ...read }).toMatchObject({ name, orientation, frames: pages });
    }
  });

  it("needs only the start of a file", async () => {
    for (const name of ["baseline.jpg", "plain.png", "lossy.webp", "lossless.webp", "plain.avif", "plain.gif"]) {
      const bytes = corpus.get(name) ?? Buffer.alloc(0);
      expect(readDimensions(bytes.subarray(0, 900)), name).toMatchObject({ width: 65, height: 43 });
    }
  });

  it("reads BMP, whichever way its rows run", () => {
    expect(readDimensions(bmp(7, 5))).toEqual({ mediaType: "image/bmp", width: 7, height: 5, orientation: 1, frames: 1 });
    expect(readDimensions(bmp(7, -5))).toMatchObject({ width: 7, height: 5 });
    const core = bytesOf("BM", Buffer.alloc(12), u32le(12), u16le(9), u16le(4), u16le(1), u16le(24));
    expect(readDimensions(core)).toMatchObject({ width: 9, height: 4 });
  });

  it("counts the frames of an APNG", async () => {
    const apng = withPngChunks(corpus.get("plain.png") ?? Buffer.alloc(0), pngChunk("acTL", bytesOf(u32be(4), u32be(0))));
    expect(readDimensions(apng).frames).toBe(4);
  });

  it("turns and crops HEIC as its properties say", () => {
    const heic = (...properties: readonly Buffer[]) => {
      const associations = properties.map((_, index) => index + 1);
      return bytesOf(
        box("ftyp", "heic", u32be(0), "mif1heic"),
        box(
          "meta",
          u32be(0),
          box("pitm", u32be(0), u16be(1)),
          box("iprp", box("ipco", ...properties), box("ipma", u32be(0), u32be(1), u16be(1), properties.length, ...associations)),
        ),
      );
    };
    const extents = box("ispe", u32be(0), u32be(60), u32be(40));
    expect(readDimensions(heic(extents))).toEqual({
      mediaType: "image/heic",
      width: 60,
      height: 40,
      orientation: 1,
      frames: undefined,
    });
    expect(readDimensions(heic(extents, box("irot", 1)))).toMatchObject({ width: 40, height: 60 });
    expect(readDimensions(heic(extents, box("irot", 2)))).toMatchObject({ width: 60, height: 40 });
    const ratio = (value: number) => bytesOf(u32be(value), u32be(1));
    const clap = box("clap", ratio(50), ratio(30), ratio(0), ratio(0));
    expect(readDimensions(heic(extents, clap, box("irot", 3)))).toMatchObject({ width: 30, height: 50 });
  });

  it("widens a GIF's screen to its first frame, and survives a block that never ends", () => {
    const wide = bytesOf(0x2c, u16le(3), u16le(0), u16le(10), u16le(4), 0, 2, 1, 0x44, 0);
    expect(readDimensions(gif(2, 2, wide, Buffer.of(0x3b)))).toMatchObject({ width: 13, height: 4, frames: 1 });
    expect(readDimensions(gif(2, 2, gifFrame, Buffer.alloc(1_000_000, 0x21)))).toMatchObject({ width: 2, height: 2 });
  });

  it.each([
    ["an empty file", Buffer.alloc(0), "not-an-image"],
    ["HTML", Buffer.from("<!doctype html><title>404</title>"), "not-an-image"],
    ["text", Buffer.from("Just some words, no picture."), "not-an-image"],
    ["a video", box("ftyp", "isom", u32be(0)), "not-an-image"],
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "unsupported-type"],
    ["a JPEG of three bytes", Buffer.of(0xff, 0xd8, 0xff), "truncated"],
    ["a JPEG without a frame", bytesOf(0xff, 0xd8, 0xff, 0xd9), "unreadable"],
    ["a JPEG segment of no length", bytesOf(0xff, 0xd8, 0xff, 0xe0, 0, 0, "xxxxxx"), "unreadable"],
    ["a PNG that is only its signature", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "truncated"],
    ["a PNG without IHDR", bytesOf("\x89PNG\r\n\x1a\n", pngChunk("IDAT", Buffer.alloc(20))), "unreadable"],
    ["a PNG of no width", bytesOf("\x89PNG\r\n\x1a\n", pngChunk("IHDR", Buffer.alloc(13))), "unreadable"],
    ["a GIF without a frame", gif(5, 5, Buffer.of(0x3b)), "unreadable"],
    ["a TIFF whose directory lies outside", bytesOf("II*\0", u32le(0xffff_fff0)), "truncated"],
    ["a TIFF with a directory of 65,535 entries", bytesOf("II*\0", u32le(8), u16le(65_535), Buffer.alloc(64)), "unreadable"],
    ["a BigTIFF at the end of the world", bytesOf("II+\0", u16le(8), u16le(0), Buffer.alloc(8, 0xff)), "truncated"],
    ["a WebP of an unknown kind", bytesOf("RIFF", u32le(100), "WEBP", "VP9 ", Buffer.alloc(20)), "unreadable"],
    ["a HEIC with a box of no length", bytesOf(box("ftyp", "heic", u32be(0)), u32be(4), "meta", Buffer.alloc(8)), "unreadable"],
    ["a HEIC without meta", box("ftyp", "heic", u32be(0)), "unreadable"],
  ])("refuses %s", async (_, bytes, reason) => {
    expect(await reasonOf(() => readDimensions(bytes))).toBe(reason);
  });

  it("ends on a TIFF whose directories run in a circle", () => {
    const entry = (tag: number, value: number) => bytesOf(u16le(tag), u16le(3), u32le(1), u16le(value), u16le(0));
    const directory = bytesOf(u16le(2), entry(256, 20), entry(257, 10), u32le(8));
    expect(readDimensions(bytesOf("II*\0", u32le(8), directory))).toMatchObject({ width: 20, height: 10, frames: 1 });
  });

  it("passes over EXIF that is broken in any way", () => {
    const jpeg = corpus.get("baseline.jpg") ?? Buffer.alloc(0);
    for (const exif of ["", "II*\0", "II*\0\xff\xff\xff\xff", "MM\0*\0\0\0\x08\xff\xff", "XX*\0\x08\0\0\0"]) {
      expect(readDimensions(withJpegSegment(jpeg, 0xe1, bytesOf("Exif\0\0", exif)))).toMatchObject({ width: 65, orientation: 1 });
    }
  });

  it("throws nothing but ImageError at random, cut and mutated bytes", () => {
    const random = seededRandom(20_261);
    const check = (bytes: Uint8Array, what: string) => {
      try {
        const { width, height } = readDimensions(bytes);
        if (!(width > 0 && height > 0)) throw new Error(`${what}: ${width} x ${height}`);
      } catch (error) {
        if (!(error instanceof ImageError)) throw new Error(`${what}: ${String(error)}`, { cause: error });
      }
    };
    for (const [name, bytes] of [...corpus, ["plain.bmp", bmp(3, 3)] as const]) {
      for (let length = 0; length < Math.min(bytes.length, 400); length++)
        check(bytes.subarray(0, length), `${name} cut at ${length}`);
      for (let round = 0; round < 150; round++) {
        const mutated = Buffer.from(bytes.subarray(0, 2000));
        // The signature stays, so that the mutation reaches the reader behind it.
        for (let hit = 0; hit < 1 + random() * 12; hit++)
          mutated[12 + Math.floor(random() * (mutated.length - 12))] = random() < 0.3 ? 255 : random() * 256;
        check(mutated, `${name} mutated, round ${round}`);
      }
      for (let round = 0; round < 20; round++) {
        const noise = Buffer.from(Array.from({ length: 300 }, () => random() * 256));
        check(bytesOf(bytes.subarray(0, 12), noise), `${name} with noise, round ${round}`);
      }
    }
  });

  it.each([
    ["comments", "<!---->", "x"],
    ["comments with a blank", "<!-- -->", "<html>"],
    ["blanks", " ".repeat(40), ""],
    ["declarations", "<?xml".repeat(8), ""],
  ])("takes linear time on text that is nearly an SVG: %s", async (_, piece, end) => {
    const text = (pieces: number) => Buffer.from(piece.repeat(pieces) + end);
    expect(await reasonOf(() => readDimensions(text(24)))).toBe("not-an-image");
    expect(growth(text, readOrReject, 6)).toBeLessThan(8);
  });

  it.each([
    ["JPEG", "\xff\xd8\xff"],
    ["PNG", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01"],
    ["GIF", "GIF89a\x01\0\x01\0\0\0\0"],
    ["WebP", "RIFF\xff\xff\xff\x7fWEBPVP8X\0\0\0\0\0\0\0\0\0\0\0\0\0\0"],
  ])("takes linear time at most on large rubbish that begins as a %s", (_, start) => {
    const rubbish = (size: number) => [0x00, 0xff, 0x2c, 0x21].map((filler) => bytesOf(start, Buffer.alloc(size, filler)));
    const rejected = (inputs: readonly Uint8Array[]) => inputs.forEach(readOrReject);
    expect(growth(rubbish, rejected, 100_000)).toBeLessThan(8);
  });
});
