import { crc32, deflateSync } from "node:zlib";

/** Bytes that differ from their neighbours, so that a piece in the wrong place shows. */
const padding = Uint8Array.from({ length: 251 }, (_, at) => (at * 7919) % 251);

export interface PngOptions {
  /** @default 1 */
  readonly width?: number;
  /** @default 1 */
  readonly height?: number;
  /** The first pixel, as red + 256 * green + 65,536 * blue; all others follow from it. @default 0 */
  readonly number?: number;
  /** The content of the IDAT chunk, in place of these pixels. */
  readonly data?: Uint8Array;
  /** Pads the file to this many bytes (100 or more) with a chunk that decoders skip. */
  readonly byteLength?: number;
}

/** A valid PNG of 8 bits RGB; without options, one black pixel. */
export function png({ width = 1, height = 1, number = 0, data, byteLength }: PngOptions = {}): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const image = data ?? deflateSync(rowsOf(width, height, number), { level: 1 });
  const start = [Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), pngChunk("IHDR", header)];
  const end = [pngChunk("IDAT", image), pngChunk("IEND")];
  if (byteLength === undefined) return Buffer.concat([...start, ...end]);

  const missing = byteLength - Buffer.concat([...start, ...end, pngChunk("paDd")]).length;
  return Buffer.concat([...start, pngChunk("paDd", Buffer.alloc(missing, padding)), ...end]);
}

/** A chunk of a PNG, with its length and its checksum. */
export function pngChunk(type: string, content: Uint8Array = new Uint8Array()): Buffer<ArrayBuffer> {
  const chunk = Buffer.alloc(content.length + 12);
  chunk.writeUInt32BE(content.length, 0);
  chunk.write(type, 4, "latin1");
  chunk.set(content, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), content.length + 8);
  return chunk;
}

/** The rows of an RGB image as PNG holds them, each behind its filter type 0. */
function rowsOf(width: number, height: number, number: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isFirst = x === 0 && y === 0;
      const red = isFirst ? number : x * 30 + number;
      const blue = isFirst ? number >> 16 : y * 30 + number;
      rows.set([red & 255, (number >> 8) & 255, blue & 255], y * (1 + width * 3) + 1 + x * 3);
    }
  }
  return rows;
}
