import { readFile } from "node:fs/promises";
import { seededRandom } from "@legenda/test-kit";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { bmp, corners, orientations, photograph, screenshot } from "../testing/pictures.js";
import { reasonOf } from "../testing/reason-of.js";
import { colourDistance } from "./colour-distance.js";
import { hammingDistance } from "./hamming-distance.js";
import { perceptualHash } from "./perceptual-hash.js";

const examples = new URL("../../../../examples/images/", import.meta.url);
const example = (name: string) => readFile(new URL(name, examples));
const opaque = (bytes: Uint8Array) => sharp(bytes).flatten({ background: "#fff" });

const pictures: Readonly<Record<string, () => Promise<Buffer>>> = {
  photograph,
  screenshot,
  balloons: () => example("balloons.png"),
  card: () => example("card.jpg"),
  compass: () => example("compass.webp"),
  night: () => example("night.png"),
  rings: () => example("rings.jpg"),
  tent: () => example("tent.webp"),
  product: () => product("#a01818"),
};

const copies: Readonly<Record<string, (bytes: Uint8Array) => Promise<Buffer>>> = {
  "at half the size": async (bytes) => {
    const { width } = await sharp(bytes).metadata();
    return opaque(bytes)
      .resize({ width: Math.round(width / 2) })
      .png()
      .toBuffer();
  },
  "at 1600 pixels": (bytes) => opaque(bytes).resize({ width: 1600 }).jpeg().toBuffer(),
  "as JPEG of quality 40": (bytes) => opaque(bytes).jpeg({ quality: 40 }).toBuffer(),
  "as PNG": (bytes) => opaque(bytes).png().toBuffer(),
  "as WebP": (bytes) => opaque(bytes).webp({ quality: 60 }).toBuffer(),
  "as AVIF": (bytes) => opaque(bytes).avif({ quality: 50 }).toBuffer(),
  "as TIFF of 16 bits": (bytes) => opaque(bytes).toColourspace("rgb16").tiff({ compression: "lzw" }).toBuffer(),
};

/** Something to be sold, on white. */
function product(colour: string, shape = '<ellipse cx="200" cy="165" rx="90" ry="100"/>'): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" fill="${colour}"><rect width="100%" height="100%" fill="#fff"/>${shape}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: "#fff" }).png().toBuffer();
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const hash = await perceptualHash(bytes);
  if (hash === undefined) throw new Error("The picture is flat.");
  return hash;
}

describe("perceptualHash", () => {
  it.each(Object.entries(pictures))("stays with the same picture, copied: %s", async (_, make) => {
    const original = await make();
    const hash = await hashOf(original);
    expect(hash).toMatch(/^[\da-f]{40}$/);
    for (const [copied, copy] of Object.entries(copies)) {
      const other = await hashOf(await copy(original));
      expect(hammingDistance(hash, other), copied).toBeLessThanOrEqual(3);
      expect(colourDistance(hash, other), copied).toBeLessThanOrEqual(6);
    }
  });

  it("tells pictures apart", async () => {
    const hashes = await Promise.all(Object.values(pictures).map(async (make) => hashOf(await make())));
    for (const [index, one] of hashes.entries()) {
      for (const other of hashes.slice(0, index)) expect(hammingDistance(one, other)).toBeGreaterThan(6);
    }
  });

  it("tells a picture from its mirror image and from itself turned", async () => {
    const original = await example("night.png");
    const hash = await hashOf(original);
    for (const other of [opaque(original).flop(), opaque(original).flip(), opaque(original).rotate(90)]) {
      const turned = await hashOf(await other.png().toBuffer());
      expect(hammingDistance(hash, turned)).toBeGreaterThan(10);
      expect(colourDistance(hash, turned)).toBeGreaterThan(20);
    }
  });

  it("is of the picture as it is shown, however it is stored", async () => {
    for (const format of ["jpeg", "png", "webp", "tiff"] as const) {
      const hashes = await Promise.all((await orientations(await corners(), format)).map(hashOf));
      for (const hash of hashes) expect(hammingDistance(hash, hashes[0] ?? ""), format).toBeLessThanOrEqual(1);
    }
  });

  it("sees transparency as white", async () => {
    const shape = '<circle cx="200" cy="150" r="90" fill="#333"/><rect x="20" y="20" width="90" height="60" fill="#864"/>';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">${shape}</svg>`;
    const transparent = await sharp(Buffer.from(svg)).png().toBuffer();
    expect(await hashOf(transparent)).toBe(await hashOf(await product("#000", shape)));
  });

  it("tells by its colours what grey does not: the same thing in red and in blue", async () => {
    const red = await hashOf(await product("#a01818"));
    const blue = await hashOf(await product("#1850c0"));
    expect(hammingDistance(red, blue)).toBeLessThanOrEqual(4);
    expect(colourDistance(red, blue)).toBeGreaterThan(30);
  });

  it("has nothing to say of a picture of one colour", async () => {
    const random = seededRandom(1);
    const flat = (background: string) => sharp({ create: { width: 300, height: 200, channels: 3, background } });
    const grain = Buffer.from(Array.from({ length: 300 * 200 }, () => 128 + Math.round(6 * random())));
    const images = [
      await flat("#fff").png().toBuffer(),
      await flat("#000").jpeg().toBuffer(),
      await flat("#c84020").jpeg({ quality: 40 }).toBuffer(),
      await sharp(grain, { raw: { width: 300, height: 200, channels: 1 } })
        .png()
        .toBuffer(),
    ];
    for (const image of images) expect(await perceptualHash(image)).toBeUndefined();
  });

  it("reads row by row: a bit for each pixel darker than its right neighbour", async () => {
    const data = Buffer.from(Array.from({ length: 256 * 8 }, (_, at) => at % 256));
    const ramp = () => sharp(data, { raw: { width: 256, height: 8, channels: 1 } }).png();
    expect((await hashOf(await ramp().toBuffer())).slice(0, 16)).toBe("f".repeat(16));
    expect((await hashOf(await ramp().flop().toBuffer())).slice(0, 16)).toBe("0".repeat(16));
    const halves = ramp().composite([
      { input: await ramp().extract({ left: 0, top: 0, width: 256, height: 4 }).flop().toBuffer(), left: 0, top: 4 },
    ]);
    expect((await hashOf(await halves.toBuffer())).slice(0, 16)).toBe("ffffffff00000000");
  });

  it("lets nothing dangerous near a decoder", async () => {
    const photo = await sharp(await photograph())
      .jpeg()
      .toBuffer();
    expect(await reasonOf(() => perceptualHash(Buffer.from("no image")))).toBe("not-an-image");
    expect(await reasonOf(() => perceptualHash(bmp(8, 8)))).toBe("unsupported-type");
    expect(await reasonOf(() => perceptualHash(photo.subarray(0, photo.length / 2)))).toBe("truncated");
    expect(await reasonOf(() => perceptualHash(photo, { maxPixels: 1000 }))).toBe("too-large");
    const stop = new Error("Stop.");
    await expect(perceptualHash(photo, { signal: AbortSignal.abort(stop) })).rejects.toBe(stop);
  });
});
