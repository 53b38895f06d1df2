import { dirname, resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { ImageError } from "@legenda/core";
import { shown } from "../text/shown.js";
import { checkedPath, statOf } from "./checked-path.js";
import { imageAt, keyOfPlace, nowhere } from "./image-at.js";
import { freeKey } from "./key-numbers.js";
import { lines } from "./lines.js";
import { problems } from "./problems.js";
import { replayed } from "./replayed.js";
import { chunksOfFile, decoded, type TextChunks } from "./text-chunks.js";

export interface ListOptions {
  /** The folder that paths are relative to; the list's own unless told otherwise, and the working folder for a stream. */
  readonly folder?: string;
  /** The folder that keys are relative to; the same unless told otherwise. */
  readonly base?: string;
}

/**
 * The images of a list, a path or an http(s) URL a line; blank lines and those that begin with `#` are left out, and blanks
 * at both ends. A list that holds zero characters, as `find -print0` writes it, is split at these alone, and taken by the
 * letter. What is named twice comes out once.
 *
 * @param input the list's path, or its text in chunks, which is kept in memory to be read again
 * @throws {DefinitionError} at once, where the list is missing
 * @example
 * list("images.txt");
 * list(process.stdin);
 */
export function list(input: string | TextChunks, options: ListOptions = {}): AsyncIterable<BatchSource> {
  const path = typeof input === "string" ? checkedPath(input, "file") : undefined;
  const name = typeof input === "string" ? shown(input) : "The list";
  const chunks = typeof input === "string" ? chunksOfFile(resolve(input)) : replayed(input);
  const folder = resolve(options.folder ?? (path === undefined ? "." : dirname(path)));
  const base = resolve(options.base ?? folder);
  return {
    async *[Symbol.asyncIterator]() {
      /** The keys of images, and of the lines that name none: a file may be called like one of these. */
      const seen = new Set<string>();
      const others = new Set<string>();
      const taken = { has: (key: string) => seen.has(key) || others.has(key) };
      for await (const { text, number } of entriesOf(decoded(chunks, name, false), name)) {
        const source = sourceOf(text, folder, base);
        if (source.problem) {
          const key = freeKey(`line ${number}`, taken);
          others.add(key);
          yield { ...source, key };
        } else if (!seen.has(source.key)) {
          seen.add(source.key);
          yield others.has(source.key) ? { ...source, key: freeKey(source.key, taken) } : source;
        }
      }
    },
  };
}

function sourceOf(text: string, folder: string, base: string): BatchSource {
  try {
    const place = imageAt(text, folder);
    const key = keyOfPlace(place, base);
    // What was no UTF-8 has become a replacement character, unless the name holds one.
    const odd = place.path?.includes("\u{FFFD}") && !statOf(place.path);
    return { key, image: place.image, ...(odd && { problem: problems.undecodable(key) }) };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    return { key: "", image: nowhere, problem: error };
  }
}

async function* entriesOf(texts: AsyncIterable<string>, name: string) {
  const { separator, all } = await separated(texts);
  for await (const { text, number } of lines(all, separator, name)) {
    const entry = separator === "\0" ? text : text.trim();
    if (entry !== "" && !(separator === "\n" && entry.startsWith("#"))) yield { text: entry, number };
  }
}

/** No path is longer: a list that is split at zero characters shows one before. */
const longestPath = 4096;

/** Reads as much of a text as tells how it is split, and gives that with the whole. */
async function separated(texts: AsyncIterable<string>) {
  const rest = texts[Symbol.asyncIterator]();
  let head = "";
  let done = false;
  while (!done && !head.includes("\0") && (head.length <= longestPath || !head.includes("\n"))) {
    const next = await rest.next();
    done = next.done === true;
    if (!done) head += next.value;
    if (head.length > 1_000_000) break;
  }
  async function* all(): AsyncGenerator<string> {
    try {
      yield head;
      yield* { [Symbol.asyncIterator]: () => rest };
    } finally {
      await rest.return?.();
    }
  }
  return { separator: head.includes("\0") ? ("\0" as const) : ("\n" as const), all: all() };
}
