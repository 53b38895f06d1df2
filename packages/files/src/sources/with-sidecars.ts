import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { BatchSource, BatchSources } from "@legenda/batch";
import { ImageError } from "@legenda/core";
import { Siblings } from "../paths/siblings.js";
import { type SidecarPlace, sidecarPath } from "../paths/sidecar-path.js";
import { printableName } from "../text/printable-name.js";
import { detectEncoding, isEncodingError } from "../text/read-text.js";
import { codeOf } from "./source-errors.js";

export interface SidecarSourceOptions extends SidecarPlace {
  readonly extension: "txt" | "caption" | "json";
}

/** The most bytes of a sidecar: a larger file is not a caption. */
const maxBytes = 65_536;

/** The properties of a JSON sidecar that may hold its caption, best first. */
const captionKeys = ["caption", "alt", "text"] as const;

/**
 * Adds to sources the captions that their images already have in sidecar files beside them: UTF-8, or UTF-16 with a byte
 * order mark. A caption that a source has itself is kept. An image whose sidecar cannot be read gets a `problem`: otherwise
 * the sidecar might be overwritten as if there were none.
 *
 * @example
 * withSidecars(folder("photos"), { extension: "txt" }); // photos/bag.txt is the caption of photos/bag.jpg
 */
export function withSidecars(sources: BatchSources, options: SidecarSourceOptions): AsyncIterable<BatchSource> {
  return {
    async *[Symbol.asyncIterator]() {
      const siblings = new Siblings();
      for await (const source of sources) yield await withSidecar(source, options, siblings);
    },
  };
}

async function withSidecar(source: BatchSource, options: SidecarSourceOptions, siblings: Siblings): Promise<BatchSource> {
  if (source.problem || source.existing !== undefined) return source;
  try {
    const path = await sidecarPath(source, options, siblings);
    const text = path === undefined ? undefined : await readSidecar(path);
    const existing = (text !== undefined && options.extension === "json" ? captionIn(text, path ?? "") : text)?.trim();
    return existing ? { ...source, existing } : source;
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    return { ...source, problem: error };
  }
}

/** Reads a sidecar; `undefined` if there is none. A link or a pipe in its place is not opened. */
async function readSidecar(path: string): Promise<string | undefined> {
  try {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
    const file = await open(path, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw sidecarError(path, "is not a file");
      if (stats.size > maxBytes) throw sidecarError(path, `has ${stats.size} bytes, more than the ${maxBytes} of a caption`);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(stats.size + 1), 0, stats.size, 0);
      const bytes = buffer.subarray(0, bytesRead);
      return new TextDecoder(detectEncoding(bytes), { fatal: true }).decode(bytes);
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof ImageError) throw cause;
    const code = codeOf(cause);
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(code)) return undefined;
    if (code === "ELOOP") throw sidecarError(path, "is a link, which is not followed", cause);
    const what = isEncodingError(cause) ? "is not UTF-8 text (save it again as UTF-8)" : `cannot be read (${code})`;
    throw sidecarError(path, what, cause);
  }
}

function captionIn(text: string, path: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw sidecarError(path, "is not JSON");
  }
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  const texts = captionKeys.map((key) => (value as Record<string, unknown>)[key]).filter((one) => typeof one === "string");
  return texts.find((one) => one.trim() !== "");
}

function sidecarError(path: string, problem: string, cause?: unknown): ImageError {
  return new ImageError(`The sidecar ${printableName(path)} ${problem}, so the caption that the image has is unknown.`, {
    reason: "unreadable",
    source: printableName(path),
    cause,
  });
}
