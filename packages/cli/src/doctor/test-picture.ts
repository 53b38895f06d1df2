import { crc32, deflateSync } from "node:zlib";
import type { ImageSource } from "@legenda/core";

export const colours = {
  red: [214, 30, 30],
  green: [20, 150, 50],
  blue: [30, 60, 220],
  yellow: [250, 210, 20],
  black: [15, 15, 15],
} as const;
export const shapes = ["circle", "square", "triangle"] as const;

export type Colour = keyof typeof colours;
export type Shape = (typeof shapes)[number];

export interface TestPicture {
  readonly colour: Colour;
  readonly shape: Shape;
  readonly image: ImageSource;
}

const size = 256;
const radius = 90;

/** A drawn picture: one shape in one colour on white, chosen at random each time, so that no answer comes from memory. */
export function testPicture(not?: Pick<TestPicture, "colour" | "shape">): TestPicture {
  const colour = pick((Object.keys(colours) as Colour[]).filter((name) => name !== not?.colour));
  const shape = pick(shapes.filter((name) => name !== not?.shape));
  return { colour, shape, image: { kind: "bytes", bytes: drawPng(colour, shape), mediaType: "image/png" } };
}

function pick<T>(values: readonly T[]): T {
  return values[Math.floor(Math.random() * values.length)] as T;
}

/** The picture as a PNG of a palette with two colours. */
export function drawPng(colour: Colour, shape: Shape): Uint8Array {
  const rows = Array.from({ length: size }, (_, y) =>
    // Each line begins with its filter, 0 for none.
    Buffer.from([0, ...Array.from({ length: size }, (_, x) => (isInside(shape, x - size / 2, y - size / 2) ? 1 : 0))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // 8 bits a pixel, with a palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from([255, 255, 255, ...colours[colour]])),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Whether a point, relative to the centre, lies in the shape. */
function isInside(shape: Shape, x: number, y: number): boolean {
  switch (shape) {
    case "circle":
      return x * x + y * y <= radius * radius;
    case "square":
      return Math.abs(x) <= radius * 0.9 && Math.abs(y) <= radius * 0.9;
    case "triangle":
      return y <= radius * 0.8 && y >= -radius && Math.abs(x) <= (y + radius) * 0.58;
    default:
      return shape satisfies never;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const chunkBody = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(chunkBody));
  return Buffer.concat([length, chunkBody, sum]);
}
