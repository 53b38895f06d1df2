import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { DefinitionError } from "@legenda/core";
import { shown } from "../text/shown.js";
import { codeOf } from "./problems.js";

/** A text that comes in pieces, as bytes or as text: a stream such as `process.stdin`. */
export type TextChunks = AsyncIterable<string | Uint8Array>;

/** The chunks of a file, read anew each time. */
export function chunksOfFile(path: string): TextChunks {
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* createReadStream(path) as AsyncIterable<Uint8Array>;
      } catch (cause) {
        throw new DefinitionError(`${shown(path)} cannot be read (${codeOf(cause)}).`, { cause });
      }
    },
  };
}

/**
 * The text of chunks: UTF-8, or UTF-16 where a byte order mark says so, as some programs of Windows write it.
 *
 * @param name what is read, for messages
 * @param fatal whether bytes that are no text are an error; else each becomes a replacement character
 * @throws {DefinitionError} for bytes that are no text
 */
export async function* decoded(chunks: TextChunks, name: string, fatal = true): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  let first = true;
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder?.decode(bytes, { stream: bytes !== undefined }) ?? "";
    } catch (cause) {
      throw new DefinitionError(`${name} is no UTF-8 text. In a spreadsheet program, save it as "CSV UTF-8".`, { cause });
    }
  };
  for await (const chunk of chunks) {
    if (typeof chunk === "string") {
      yield first ? chunk.replace(/^\u{FEFF}/u, "") : chunk;
      first &&= chunk === "";
      continue;
    }
    if (decoder) yield decode(chunk);
    else {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      // Two bytes tell; the decoder takes the mark away itself.
      if (head.length < 2) continue;
      decoder = new TextDecoder(encodingOf(head), { fatal });
      yield decode(head);
    }
  }
  if (!decoder) {
    decoder = new TextDecoder("utf-8", { fatal });
    yield decode(head);
  }
  yield decode();
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "utf-8";
}
