import { dirname, resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { ImageError } from "@legenda/core";
import { readLines } from "../text/lines.js";
import { printableName } from "../text/printable-name.js";
import { readHead } from "../text/read-head.js";
import { decodeText, fileChunks, type TextChunks } from "../text/read-text.js";
import type { TextFile } from "../text/text-file.js";
import { bufferStream } from "./buffer-stream.js";
import { checkedPath, statOf } from "./checked-path.js";
import { freeKey } from "./key-numbers.js";
import { keyOfLocation, nowhere, parseLocation } from "./parse-location.js";
import { sourceErrors } from "./source-errors.js";
import { sourceFile } from "./source-file.js";

export interface ListOptions {
  /** The folder that paths are relative to. @default the list's own folder; the working folder for a stream */
  readonly folder?: string;
  /** The folder that keys are relative to. @default the same folder */
  readonly base?: string;
}

/**
 * The images of a list, a path or an http(s) URL a line. Blank lines and lines that begin with `#` are ignored, and so are
 * blanks at both ends. A list that holds zero characters, as `find -print0` writes it, is split only at these, and its names
 * are taken literally. An image that is named twice comes out once.
 *
 * @param input the list's path, or its text in chunks, which is kept in memory to be read again
 * @throws {DefinitionError} immediately, if the list is missing
 * @example
 * list("images.txt");
 * list(process.stdin);
 */
export function list(input: string | TextChunks, options: ListOptions = {}): AsyncIterable<BatchSource> {
  const path = typeof input === "string" ? checkedPath(input, "file") : undefined;
  const file = sourceFile(typeof input === "string" ? printableName(input) : "The list");
  const chunks = typeof input === "string" ? fileChunks(resolve(input)) : bufferStream(input);
  const folder = resolve(options.folder ?? (path === undefined ? "." : dirname(path)));
  const base = resolve(options.base ?? folder);
  return {
    async *[Symbol.asyncIterator]() {
      /** The keys of images, and of lines that name none: a file may have the same name as one of these. */
      const seen = new Set<string>();
      const others = new Set<string>();
      const taken = { has: (key: string) => seen.has(key) || others.has(key) };
      for await (const { text, number } of entriesOf(decodeText(chunks, file, { fileNames: true }), file)) {
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
    const location = parseLocation(text, folder);
    const key = keyOfLocation(location, base);
    // Bytes that are not UTF-8 have become a replacement character, unless the name itself holds one.
    const isUndecodable = location.path?.includes("\u{FFFD}") && !statOf(location.path);
    return { key, image: location.image, ...(isUndecodable && { problem: sourceErrors.undecodable(key) }) };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    return { key: "", image: nowhere, problem: error };
  }
}

async function* entriesOf(decoded: AsyncIterable<string>, file: TextFile) {
  const { head, texts } = await readHead(decoded, tellsSeparator);
  const separator = head.includes("\0") ? "\0" : "\n";
  for await (const { text, number } of readLines(texts, file, separator)) {
    const entry = separator === "\0" ? text : text.trim();
    if (entry !== "" && !(separator === "\n" && entry.startsWith("#"))) yield { text: entry, number };
  }
}

/** No path is longer: a list that is split at zeros has one before. */
const maxPathLength = 4096;

const tellsSeparator = (head: string): boolean => head.includes("\0") || (head.length > maxPathLength && head.includes("\n"));
