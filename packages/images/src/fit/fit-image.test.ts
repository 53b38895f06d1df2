import { ImageError } from "@legenda/core";
import { errorOf, pngChunk, seededRandom } from "@legenda/test-kit";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { decodePixels } from "../decode/decode-pixels.js";
import { readDimensions } from "../header/read-dimensions.js";
import { bytesOf, u16le, withJpegSegment, withPngChunks } from "../testing/bytes.js";
import { corners, gif, gifFrame, orientations, photograph, screenshot } from "../testing/pictures.js";
import { reasonOf } from "../testing/reason-of.js";
import { type FitLimits, fitImage } from "./fit-image.js";

const both: FitLimits = { mediaTypes: ["image/jpeg", "image/png"] };
const all: FitLimits = { mediaTypes: ["image/jpeg", "image/png", "image/webp", "image/gif"] };

describe("size", () => {
  it.each([
    [{ maxEdge: 100 }, 100, 67],
    [{ maxPixels: 6000 }, 95, 63],
    [{ maxEdge: 100, maxPixels: 600 }, 30, 20],
    [{ maxEdge: 5000, maxPixels: 10_000_000 }, 300, 200],
    [{ maxEdge: 300 }, 300, 200],
  ])("with %j is %i x %i", async (limits, width, height) => {
    const fitted = await fitImage(await photograph(300, 200), { ...both, ...limits });
    expect(fitted).toMatchObject({ width, height });
    expect(readDimensions(fitted.bytes)).toMatchObject({ width, height, mediaType: fitted.mediaType });
  });

  it("stays within the limits for every shape, a line of one pixel included", async () => {
    const random = seededRandom(3);
    for (let round = 0; round < 25; round++) {
      const [width, height] = [1 + Math.floor(random() ** 3 * 900), 1 + Math.floor(random() ** 3 * 900)];
      const limits = { maxEdge: 32 + Math.floor(random() * 300), maxPixels: 100 + Math.floor(random() * 20_000) };
      const image = await sharp({ create: { width, height, channels: 3, background: "#888" } })
        .png()
        .toBuffer();
      const fitted = await fitImage(image, { ...both, ...limits });
      expect(Math.max(fitted.width, fitted.height), `${width} x ${height}`).toBeLessThanOrEqual(limits.maxEdge);
      expect(fitted.width * fitted.height, `${width} x ${height}`).toBeLessThanOrEqual(limits.maxPixels);
      expect([fitted.width, fitted.height].every((edge) => edge >= 1)).toBe(true);
      expect(fitted.width <= width && fitted.height <= height).toBe(true);
    }
  });

  it("counts edges as the picture is shown, and shows all eight orientations the same", async () => {
    for (const [index, bytes] of (await orientations(await corners(96, 64), "jpeg")).entries()) {
      const fitted = await fitImage(bytes, { ...both, maxEdge: 48 });
      expect(fitted, `orientation ${index + 1}`).toMatchObject({ width: 48, height: 32, changed: true });
      const { data } = await decodePixels(fitted.bytes);
      const at = (6 * 48 + 40) * 3;
      expect((data[at + 1] ?? 0) > 150 && (data[at] ?? 255) < 100, `orientation ${index + 1}`).toBe(true);
      expect((await sharp(fitted.bytes).metadata()).orientation ?? 1).toBe(1);
    }
  });
});

describe("format", () => {
  it("is JPEG for photographs, and PNG for screenshots and drawings", async () => {
    expect(
      (
        await fitImage(
          await sharp(await photograph())
            .tiff()
            .toBuffer(),
          both,
        )
      ).mediaType,
    ).toBe("image/jpeg");
    expect(
      (
        await fitImage(
          await sharp(await screenshot())
            .tiff({ compression: "lzw" })
            .toBuffer(),
          both,
        )
      ).mediaType,
    ).toBe("image/png");
    expect(
      (
        await fitImage(
          await sharp(await corners())
            .gif()
            .toBuffer(),
          both,
        )
      ).mediaType,
    ).toBe("image/png");
  });

  it("is JPEG for a photographed thing on plain white", async () => {
    const photo = await photograph(260, 260);
    const product = await sharp({ create: { width: 420, height: 420, channels: 3, background: "#fff" } })
      .composite([{ input: photo, left: 80, top: 80 }])
      .tiff({ compression: "lzw" })
      .toBuffer();
    expect((await fitImage(product, both)).mediaType).toBe("image/jpeg");
  });

  it("is what the model takes", async () => {
    const photo = await sharp(await photograph())
      .tiff()
      .toBuffer();
    for (const mediaType of ["image/jpeg", "image/png", "image/webp"]) {
      const fitted = await fitImage(photo, { mediaTypes: [mediaType] });
      expect([fitted.mediaType, readDimensions(fitted.bytes).mediaType]).toEqual([mediaType, mediaType]);
    }
    expect(await reasonOf(() => fitImage(photo, { mediaTypes: ["image/heic"] }))).toBe("unsupported-type");
  });

  it("takes AVIF, SVG where it is allowed, and the first frame of what moves", async () => {
    const avif = await sharp(await photograph(64, 48))
      .avif({ effort: 0 })
      .toBuffer();
    expect(await fitImage(avif, both)).toMatchObject({ width: 64, height: 48, changed: true });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><circle r="50"/></svg>');
    expect(await reasonOf(() => fitImage(svg, both))).toBe("unsupported-type");
    expect(await fitImage(svg, { ...both, maxEdge: 100 }, { decode: { svg: true } })).toMatchObject({ width: 100, height: 50 });
    const frames = await Promise.all(
      ["#f00", "#0f0"].map((background) =>
        sharp({ create: { width: 9, height: 9, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animated = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const fitted = await fitImage(animated, all);
    expect(fitted).toMatchObject({ changed: true, width: 9, height: 9 });
    expect((await decodePixels(fitted.bytes)).data[0]).toBe(255);
  });
});

describe("maxBytes", () => {
  it.each([40_000, 12_000, 5000, 1500])("of %i is kept", async (maxBytes) => {
    const fitted = await fitImage(await photograph(900, 700), { ...both, maxBytes });
    expect(fitted.bytes.length).toBeLessThanOrEqual(maxBytes);
    // Not smaller than it had to be, either.
    expect(fitted.bytes.length).toBeGreaterThan(maxBytes / 4);
    expect(readDimensions(fitted.bytes)).toMatchObject({ width: fitted.width, height: fitted.height });
  });

  it("a quality that is told is had, where it makes a photograph smaller", async () => {
    const fine = await sharp(await photograph())
      .jpeg({ quality: 98 })
      .toBuffer();
    const limits = { mediaTypes: ["image/jpeg", "image/png"] };
    expect((await fitImage(fine, limits)).changed).toBe(false);
    const coarse = await fitImage(fine, limits, { quality: 50 });
    expect(coarse).toMatchObject({ changed: true, mediaType: "image/jpeg", width: 320, height: 240 });
    expect(coarse.bytes.length).toBeLessThan(fine.length / 2);
    expect(await fitImage(coarse.bytes, limits, { quality: 95 })).toEqual({ ...coarse, changed: false });
  });

  it("gives up quality before pixels", async () => {
    const photo = await photograph(600, 400);
    const free = await fitImage(photo, both);
    const capped = await fitImage(photo, { ...both, maxBytes: Math.floor(free.bytes.length * 0.8) });
    expect(capped).toMatchObject({ width: 600, height: 400 });
    expect(capped.bytes.length).toBeLessThan(free.bytes.length);
  });

  it("is kept where the model takes PNG alone", async () => {
    const fitted = await fitImage(await photograph(400, 300), { mediaTypes: ["image/png"], maxBytes: 20_000 });
    expect(fitted.bytes.length).toBeLessThanOrEqual(20_000);
    expect(fitted.width).toBeLessThan(400);
  });

  it("that nothing fits into is an error", async () => {
    expect(await reasonOf(async () => fitImage(await photograph(), { ...both, maxBytes: 100 }))).toBe("too-large");
  });
});

describe("passing through", () => {
  const clean = async () =>
    sharp(await photograph())
      .jpeg()
      .toBuffer();

  it("leaves a fitting file alone", async () => {
    const photo = await photograph(64, 48);
    const files = {
      jpeg: await sharp(photo).jpeg().toBuffer(),
      progressive: await sharp(photo).jpeg({ progressive: true }).toBuffer(),
      grey: await sharp(photo).greyscale().jpeg().toBuffer(),
      srgb: await sharp(photo).withIccProfile("srgb").jpeg().toBuffer(),
      png: await sharp(photo).png().toBuffer(),
      palette: await sharp(await corners())
        .png({ palette: true })
        .toBuffer(),
      webp: await sharp(photo).webp().toBuffer(),
      lossless: await sharp(photo).webp({ lossless: true }).toBuffer(),
      gif: gif(1, 1, gifFrame, Buffer.of(0x3b)),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const fitted = await fitImage(bytes, all);
      expect(fitted.changed, name).toBe(false);
      expect(fitted.bytes, name).toBe(bytes);
    }
  });

  it("does not happen where anything but the picture would leave", async () => {
    const photo = await photograph(64, 48);
    const jpeg = await sharp(photo).jpeg().toBuffer();
    const png = await sharp(photo).png().toBuffer();
    const webp = await sharp(photo).webp().toBuffer();
    const files = {
      "GPS in a JPEG": await sharp(photo)
        .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
        .jpeg()
        .toBuffer(),
      "XMP in a JPEG": withJpegSegment(jpeg, 0xe1, Buffer.from("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")),
      "IPTC in a JPEG": withJpegSegment(jpeg, 0xed, Buffer.from("Photoshop 3.0\x008BIM")),
      "a comment in a JPEG": withJpegSegment(jpeg, 0xfe, Buffer.from("by me")),
      "a thumbnail in JFIF": withJpegSegment(jpeg, 0xe0, bytesOf("JFIF\0", 1, 1, 0, 0, 1, 0, 1, 2, 2, Buffer.alloc(12))),
      "a maker's segment": withJpegSegment(jpeg, 0xeb, Buffer.from("secret")),
      "a video behind a JPEG": bytesOf(jpeg, "ftypmp42"),
      "GPS in a PNG": await sharp(photo)
        .withExif({ IFD3: { GPSLatitudeRef: "N" } })
        .png()
        .toBuffer(),
      "text in a PNG": withPngChunks(png, pngChunk("tEXt", Buffer.from("Author\0me"))),
      "an unknown chunk in a PNG": withPngChunks(png, pngChunk("prVt", Buffer.from("secret"))),
      "a ZIP behind a PNG": bytesOf(png, "PK\x03\x04"),
      "GPS in a WebP": await sharp(photo)
        .withExif({ IFD3: { GPSLatitudeRef: "N" } })
        .webp()
        .toBuffer(),
      "bytes behind a WebP": bytesOf(webp, "secret"),
      "a comment in a GIF": gif(1, 1, bytesOf(0x21, 0xfe, 5, "by me", 0), gifFrame, Buffer.of(0x3b)),
      "bytes behind a GIF": bytesOf(gif(1, 1, gifFrame, Buffer.of(0x3b)), "<?php"),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const fitted = await fitImage(bytes, all);
      expect(fitted.changed, name).toBe(true);
      const { exif, xmp, iptc, comments } = await sharp(fitted.bytes).metadata();
      expect([exif, xmp, iptc, comments], name).toEqual([undefined, undefined, undefined, undefined]);
      expect(Buffer.from(fitted.bytes).includes("secret"), name).toBe(false);
      expect((await fitImage(bytes, all, { strip: false })).changed, name).toBe(false);
    }
  });

  it("does not happen where models would see different pictures", async () => {
    const photo = await photograph(64, 48);
    const files = {
      alpha: await sharp(photo).ensureAlpha(0.5).png().toBuffer(),
      "alpha in WebP": await sharp(photo).ensureAlpha(0.5).webp().toBuffer(),
      "alpha in lossless WebP": await sharp(photo).ensureAlpha(0.5).webp({ lossless: true }).toBuffer(),
      "a transparent colour": withPngChunks(await sharp(photo).png().toBuffer(), pngChunk("tRNS", Buffer.alloc(6))),
      "a transparent GIF": gif(1, 1, bytesOf(0x21, 0xf9, 4, 1, 0, 0, 0, 0), gifFrame, Buffer.of(0x3b)),
      "a GIF with a bare border": gif(3, 3, gifFrame, Buffer.of(0x3b)),
      "16 bits": await sharp(photo).toColourspace("rgb16").png().toBuffer(),
      CMYK: await sharp(photo).toColourspace("cmyk").jpeg().toBuffer(),
      "a wide gamut": await sharp(photo).withIccProfile("p3").jpeg().toBuffer(),
      "a wide gamut in PNG": await sharp(photo).withIccProfile("p3").png().toBuffer(),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const fitted = await fitImage(bytes, all, { strip: false });
      expect(fitted.changed, name).toBe(true);
      const { hasAlpha, space, depth, icc } = await sharp(fitted.bytes).metadata();
      expect({ name, hasAlpha, space, depth, icc }).toEqual({
        name,
        hasAlpha: false,
        space: "srgb",
        depth: "uchar",
        icc: undefined,
      });
    }
  });

  it("does not let a cut file through", async () => {
    const jpeg = await clean();
    for (const cut of [2, 10, Math.floor(jpeg.length / 2)]) {
      expect(await reasonOf(() => fitImage(jpeg.subarray(0, -cut), all))).toBe("truncated");
    }
    const png = await photograph(64, 48);
    expect(await reasonOf(() => fitImage(png.subarray(0, -200), all))).toBe("truncated");
  });

  it("gives the same bytes when it is done twice", async () => {
    const once = await fitImage(
      await sharp(await photograph())
        .tiff()
        .toBuffer(),
      { ...both, maxEdge: 100 },
    );
    const twice = await fitImage(once.bytes, { ...both, maxEdge: 100 });
    expect(twice).toEqual({ ...once, changed: false });
  });
});

describe("errors", () => {
  it("name the image, and refuse what decodePixels refuses", async () => {
    const error = await errorOf(() => fitImage(Buffer.from("<html>"), both, { decode: { source: "wolf.png" } }), ImageError);
    expect(error).toMatchObject({ reason: "not-an-image", source: "wolf.png" });
    const large = gif(60_000, 60_000, bytesOf(0x2c, u16le(0)), gifFrame);
    expect(await reasonOf(() => fitImage(large, both))).toBe("too-large");
    expect(await reasonOf(async () => fitImage(await photograph(), both, { decode: { maxBytes: 10 } }))).toBe("too-large");
  });

  it("give the signal's reason", async () => {
    const reason = new Error("enough");
    const decode = { signal: AbortSignal.abort(reason) };
    await expect(fitImage(await clean(), both, { decode })).rejects.toBe(reason);
    async function clean() {
      return sharp(await photograph())
        .jpeg()
        .toBuffer();
    }
  });
});
