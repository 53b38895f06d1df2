import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BatchDone } from "@legenda/batch";
import sharp, { type Sharp } from "sharp";
import { done } from "../../testing/results.js";

export const formats = ["jpeg", "png", "webp", "tiff", "gif", "avif"] as const;
export type Format = (typeof formats)[number];

/** A picture with an edge in it, so that a pixel that moves or changes is seen. */
export function picture(): Sharp {
  const square = { input: { create: { width: 20, height: 10, channels: 3 as const, background: "#1850c0" } }, left: 3, top: 7 };
  return sharp({ create: { width: 64, height: 48, channels: 3, background: "#c88040" } }).composite([square]);
}

export async function pictureAs(format: Format): Promise<Buffer> {
  return await picture().toFormat(format).toBuffer();
}

/** A file with its result. */
export async function captioned(folder: string, key: string, value: unknown, bytes?: Uint8Array): Promise<BatchDone> {
  const path = join(folder, ...key.split("/"));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes ?? (await pictureAs("jpeg")));
  return done(key, value, { image: { kind: "file", path } });
}

/** The pixels as they are stored, nothing turned and no colour changed. */
export async function pixelsOf(bytes: Uint8Array): Promise<Buffer> {
  return await sharp(bytes, { autoOrient: false, ignoreIcc: true, animated: true }).raw().toBuffer();
}

/** Puts a segment behind the start mark of a JPEG. */
export function withSegment(jpeg: Uint8Array, marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** A segment of IPTC-IIM as old programs write it: in Latin-1, and nothing says so. */
export function latinSegment(sets: Readonly<Record<number, string>>): Buffer {
  const iim = Buffer.concat(
    Object.entries(sets).map(([number, text]) => {
      const content = Buffer.from(text, "latin1");
      return Buffer.concat([Buffer.from([0x1c, 2, Number(number), content.length >> 8, content.length & 255]), content]);
    }),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iim.length);
  const padding = Buffer.alloc(iim.length % 2);
  return Buffer.concat([Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0", "latin1"), size, iim, padding]);
}
