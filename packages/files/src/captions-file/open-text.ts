import { createReadStream } from "node:fs";
import type { CaptionsInput } from "./caption-entry.js";
import { CaptionsFileError } from "./captions-file-error.js";

/** A text in chunks, without its byte-order mark. */
export interface OpenText {
  /** The byte-order mark that it began with, or nothing. */
  readonly mark: string;
  /** What it begins with: enough to tell its format. */
  readonly start: string;
  /** The whole of it, the beginning included; to be read once. */
  readonly chunks: AsyncIterable<string>;
}

/** So much of a file tells its format and its delimiter. */
const START = 65_536;

/**
 * Reads a text. A file that is not UTF-8 is an error and no text with holes: written back, the holes would stay.
 *
 * @throws CaptionsFileError with the reason `"not-found"`, `"unreadable"` or `"not-utf-8"`.
 */
export async function openText(input: CaptionsInput, name: string): Promise<OpenText> {
  const chunks = decoded(typeof input === "string" ? createReadStream(input) : input, name);
  const taken: string[] = [];
  let length = 0;
  let ended = false;
  while (length < START && !ended) {
    const next = await chunks.next();
    ended = next.done === true;
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  const whole = taken.join("");
  const mark = whole.startsWith("\ufeff") ? "\ufeff" : "";
  const start = whole.slice(mark.length);
  return { mark, start, chunks: following(start, ended ? undefined : chunks) };
}

async function* following(start: string, rest: AsyncIterable<string> | undefined): AsyncGenerator<string, void, undefined> {
  if (start !== "") yield start;
  if (rest) yield* rest;
}

async function* decoded(
  source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  name: string,
): AsyncGenerator<string, void, undefined> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const chunk of source) {
      if (typeof chunk === "string") {
        if (chunk !== "") yield chunk;
        continue;
      }
      if (chunk.length === 0) continue;
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true, ignoreBOM: true });
      const text = decoder.decode(chunk, { stream: true });
      if (text !== "") yield text;
    }
    const rest = decoder?.decode() ?? "";
    if (rest !== "") yield rest;
  } catch (cause) {
    throw faultOf(cause, name);
  }
}

/** Excel's "Unicode text" is UTF-16 with a mark; everything else is UTF-8, or a mistake. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function faultOf(cause: unknown, name: string): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    const way = 'save it again as UTF-8 (in Excel: "CSV UTF-8")';
    return new CaptionsFileError(`${name} is not written in UTF-8, so that letters would be lost: ${way}.`, {
      reason: "not-utf-8",
      cause,
    });
  }
  if (code === "ENOENT") {
    return new CaptionsFileError(`There is no file ${name}: check the path.`, { reason: "not-found", cause });
  }
  if (code === "EISDIR") {
    return new CaptionsFileError(`${name} is a folder, not a file of captions.`, { reason: "unreadable", cause });
  }
  if (typeof code === "string" && /^E[A-Z]+$/.test(code)) {
    return new CaptionsFileError(`${name} cannot be read (${code}).`, { reason: "unreadable", cause });
  }
  return cause;
}
