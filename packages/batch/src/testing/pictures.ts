import { crc32, deflateSync } from "node:zlib";

const edge = 8;

/** A PNG of 8 x 8 pixels, another one for each number: its first pixel is the number, in red, green and blue. */
export function tinyPicture(number: number): Buffer {
  const rows = Buffer.alloc(edge * (1 + edge * 3));
  for (let y = 0; y < edge; y++) {
    for (let x = 0; x < edge; x++) {
      const at = y * (1 + edge * 3) + 1 + x * 3;
      const first = x === 0 && y === 0;
      rows[at] = first ? number & 255 : (x * 30 + number) & 255;
      rows[at + 1] = (number >> 8) & 255;
      rows[at + 2] = first ? (number >> 16) & 255 : (y * 30 + number) & 255;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, "latin1");
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(data, crc32(Buffer.from(type, "latin1"))), 0);
  return Buffer.concat([head, data, check]);
}
