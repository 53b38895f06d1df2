import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

/** A folder with small pictures, no two alike, in its folder `images`; gone when it is disposed of. */
export function folderOf(count: number): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "legenda-bench-"));
  const images = join(path, "images");
  mkdirSync(images);
  for (let number = 0; number < count; number++) writeFileSync(join(images, `${number}.png`), picture(number));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A PNG of 4 x 4 pixels, whose colours are its number. */
function picture(number: number): Buffer {
  const rows = Buffer.alloc(4 * 13);
  for (let at = 0; at < rows.length; at++) if (at % 13 > 0) rows[at] = (number >> (8 * ((at % 13) % 3))) & 255;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(4, 0);
  header.writeUInt32BE(4, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, "latin1");
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(data, crc32(Buffer.from(type, "latin1"))), 0);
  return Buffer.concat([head, data, check]);
}
