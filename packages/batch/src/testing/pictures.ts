import { crc32, deflateSync } from "node:zlib";

/** A PNG of 8 x 8 pixels, another one for each number. */
export function tinyPicture(number: number): Buffer {
  const row = Buffer.alloc(1 + 8 * 3);
  const pixels = Array.from({ length: 8 }, (_, y) => {
    const line = Buffer.from(row);
    for (let x = 0; x < 8; x++) {
      const bit = (number >> ((y * 8 + x) % 31)) & 1;
      line.set([bit * 200 + (number % 50), (number >> 8) & 255, (y * 30 + number) & 255], 1 + x * 3);
    }
    return line;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(8, 0);
  header.writeUInt32BE(8, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const text = Buffer.from(`Comment\0${number}`, "latin1");
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("tEXt", text),
    chunk("IDAT", deflateSync(Buffer.concat(pixels), { level: 1 })),
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
