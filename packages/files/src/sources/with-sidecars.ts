import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { BatchSource, BatchSources } from "@legenda/batch";
import { ImageError } from "@legenda/core";
import { Siblings } from "../paths/siblings.js";
import { type SidecarPlace, sidecarPath } from "../paths/sidecar-path.js";
import { shown } from "../text/shown.js";
import { codeOf } from "./problems.js";

export interface SidecarOptions extends SidecarPlace {
  readonly extension: "txt" | "caption" | "json";
}

/** The most bytes of a sidecar: what is larger is no caption. */
const maxBytes = 65_536;

/** What of a JSON sidecar is its caption, in this order. */
const captionKeys = ["caption", "alt", "text"] as const;

/**
 * Sources with the captions that their images have already, read from the sidecar files beside them. What a source says
 * itself stays. An image whose sidecar cannot be read gets a `problem`: it might be overwritten as if there were none.
 *
 * @example
 * withSidecars(folder("photos"), { extension: "txt" }); // photos/bag.txt is the caption of photos/bag.jpg
 */
export function withSidecars(sources: BatchSources, options: SidecarOptions): AsyncIterable<BatchSource> {
  return {
    async *[Symbol.asyncIterator]() {
      const siblings = new Siblings();
      for await (const source of sources) yield await withSidecar(source, options, siblings);
    },
  };
}

async function withSidecar(source: BatchSource, options: SidecarOptions, siblings: Siblings): Promise<BatchSource> {
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

/** Reads a sidecar; `undefined` where there is none. A link or a pipe in its place is not opened. */
async function readSidecar(path: string): Promise<string | undefined> {
  try {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
    const file = await open(path, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
    try {
      const found = await file.stat();
      if (!found.isFile()) throw fault(path, "is no file");
      if (found.size > maxBytes) throw fault(path, `has ${found.size} bytes, and no more than ${maxBytes} are read`);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(found.size + 1), 0, found.size, 0);
      return new TextDecoder("utf-8", { fatal: true }).decode(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof ImageError) throw cause;
    const code = codeOf(cause);
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(code)) return undefined;
    if (code === "ELOOP") throw fault(path, "is a link, which is not followed", cause);
    throw fault(path, code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "is no UTF-8" : `cannot be read (${code})`, cause);
  }
}

function captionIn(text: string, path: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault(path, "is no JSON");
  }
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  const texts = captionKeys.map((key) => (value as Record<string, unknown>)[key]).filter((one) => typeof one === "string");
  return texts.find((one) => one.trim() !== "");
}

function fault(path: string, what: string, cause?: unknown): ImageError {
  return new ImageError(`The sidecar ${shown(path)} ${what}, so it is not known what caption the image has.`, {
    reason: "unreadable",
    source: shown(path),
    cause,
  });
}
