import { seededRandom } from "@legenda/test-kit";
import sharp from "sharp";
import { bytesOf, u16le, u32le } from "./bytes.js";

/** A picture with a different colour in each corner, so that every turn and every mirroring of it differs. */
export async function corners(width = 48, height = 32): Promise<Buffer> {
  const quarter = (left: number, top: number, background: string) => ({
    input: { create: { width: width / 2, height: height / 2, channels: 3 as const, background } },
    left,
    top,
  });
  return sharp({ create: { width, height, channels: 3, background: "#fff" } })
    .composite([quarter(0, 0, "#d02020"), quarter(width / 2, 0, "#20d020"), quarter(0, height / 2, "#2020d0")])
    .png()
    .toBuffer();
}

/** Something like a photograph: smooth shapes under noise. */
export async function photograph(width = 320, height = 240): Promise<Buffer> {
  const random = seededRandom(7);
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / 3);
    const x = pixel % width;
    const y = Math.floor(pixel / width);
    data[at] = 120 + 60 * Math.sin(x / 31 + (at % 3)) + 50 * Math.cos(y / 23) + 20 * random();
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** Something like a screenshot: flat areas and letters. */
export async function screenshot(width = 640, height = 400): Promise<Buffer> {
  const lines = Array.from(
    { length: 12 },
    (_, n) => `<text x="30" y="${60 + n * 26}" font-size="15" fill="#224">Line ${n} of the log: all well</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fafafa"/><rect width="100%" height="34" fill="#3050a0"/>${lines.join("")}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: "#fff" }).png().toBuffer();
}

/** An uncompressed 24-bit BMP of one colour. */
export function bmp(width: number, height: number): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4;
  const pixels = Buffer.alloc(row * Math.abs(height), 0x80);
  const header = bytesOf(u32le(40), u32le(width), u32le(height), u16le(1), u16le(24), Buffer.alloc(24));
  return bytesOf("BM", u32le(54 + pixels.length), u32le(0), u32le(54), header, pixels);
}

/** One frame of a GIF of 1 x 1 pixel, to be put together by `gif`. */
export const gifFrame = bytesOf(0x2c, u16le(0), u16le(0), u16le(1), u16le(1), 0, 2, 2, 0x44, 0x01, 0);

/** A GIF of two colours (black, white) with the given blocks. */
export function gif(width: number, height: number, ...blocks: readonly Uint8Array[]): Buffer {
  return bytesOf("GIF89a", u16le(width), u16le(height), 0x80, 0, 0, 0, 0, 0, 255, 255, 255, ...blocks);
}

/** The eight EXIF orientations of one upright picture: each stored otherwise, all to be shown the same. */
export async function orientations(upright: Uint8Array, format: "jpeg" | "png" | "webp" | "tiff"): Promise<Buffer[]> {
  const { data, info } = await sharp(upright).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const right = width - 1;
  const bottom = height - 1;
  // By the EXIF standard: where the stored row and column stand in the picture as it is shown.
  const places: readonly ((row: number, column: number) => readonly [x: number, y: number])[] = [
    (row, column) => [column, row],
    (row, column) => [right - column, row],
    (row, column) => [right - column, bottom - row],
    (row, column) => [column, bottom - row],
    (row, column) => [row, column],
    (row, column) => [right - row, column],
    (row, column) => [right - row, bottom - column],
    (row, column) => [row, bottom - column],
  ];
  return Promise.all(
    places.map((place, index) => {
      const [columns, rows] = index < 4 ? [width, height] : [height, width];
      const stored = Buffer.alloc(data.length);
      for (let at = 0; at < columns * rows; at++) {
        const [x, y] = place(Math.floor(at / columns), at % columns);
        data.copy(stored, at * channels, (y * width + x) * channels, (y * width + x + 1) * channels);
      }
      const image = sharp(stored, { raw: { width: columns, height: rows, channels } }).withMetadata({ orientation: index + 1 });
      if (format === "jpeg") return image.jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
      return image[format](format === "tiff" ? { compression: "lzw" } : { lossless: true }).toBuffer();
    }),
  );
}
