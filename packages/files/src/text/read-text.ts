import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import type { TextFile } from "./text-file.js";

/** A text in chunks, as bytes or as text: a stream such as `process.stdin`. */
export type TextChunks = AsyncIterable<string | Uint8Array>;

export interface DecodeOptions {
  /**
   * Whether the text is a list of file names, as `find -print0` writes it: bytes that are not UTF-8 become replacement
   * characters, and zero bytes separate names rather than suggest UTF-16. @default false
   */
  readonly fileNames?: boolean;
}

/** The chunks of a file, read anew each time. */
export function fileChunks(path: string): TextChunks {
  return { [Symbol.asyncIterator]: () => createReadStream(path)[Symbol.asyncIterator]() };
}

/**
 * Decodes a text: UTF-8, or UTF-16 with a byte order mark or recognised by the zeros in its first letters. The mark is kept.
 *
 * @throws what `file.error` makes, for bytes that are not text and for a file that cannot be read
 */
export async function* decodeText(
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  file: TextFile,
  { fileNames = false }: DecodeOptions = {},
): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  const decoderFor = (bytes: Uint8Array) =>
    new TextDecoder(detectEncoding(bytes, { fileNames }), { fatal: !fileNames, ignoreBOM: true });
  try {
    for await (const chunk of chunks) {
      let text: string;
      if (typeof chunk === "string") text = chunk;
      else if (decoder) text = decoder.decode(chunk, { stream: true });
      else {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
        if (head.length < detectionLength) continue;
        decoder = decoderFor(head);
        text = decoder.decode(head, { stream: true });
      }
      if (text !== "") yield text;
    }
    const rest = decoder ? decoder.decode() : decoderFor(head).decode(head);
    if (rest !== "") yield rest;
  } catch (cause) {
    throw readError(cause, file);
  }
}

/** The number of bytes that identify an encoding. */
const detectionLength = 4;

/** The encoding of a text, by its first four bytes. */
export function detectEncoding(
  [first, second, third, fourth]: Uint8Array,
  { fileNames = false }: DecodeOptions = {},
): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (fileNames || fourth === undefined) return "utf-8";
  if (first && second === 0 && third && fourth === 0) return "utf-16le";
  return first === 0 && second && third === 0 && fourth ? "utf-16be" : "utf-8";
}

/** Whether an error is a decoder's, for bytes that are not in its encoding. */
export function isEncodingError(cause: unknown): boolean {
  return codeOf(cause) === "ERR_ENCODING_INVALID_ENCODED_DATA";
}

function readError(cause: unknown, { name, error }: TextFile): unknown {
  const code = codeOf(cause);
  if (isEncodingError(cause)) {
    const advice = 'Save it again as UTF-8 (in a spreadsheet program: "CSV UTF-8").';
    return error(`${name} is not UTF-8 text, so characters would be lost. ${advice}`, { reason: "not-utf-8", cause });
  }
  if (code === "ENOENT") return error(`${name} does not exist. Check the path.`, { reason: "not-found", cause });
  if (code === "EISDIR") return error(`${name} is a folder, not a file.`, { reason: "unreadable", cause });
  // Any other error is the stream's own.
  return code !== undefined && /^E[A-Z]+$/.test(code)
    ? error(`${name} cannot be read (${code}).`, { reason: "unreadable", cause })
    : cause;
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
}
