import type { DefaultTreeAdapterMap } from "parse5";
import { BoundedParser } from "./bounded-parser.js";
import { pageDecoder } from "./page-decoder.js";
import { PageError } from "./page-error.js";
import { withStart } from "./page-start.js";

/** In UTF-16 units. The parser copies an unfinished text or attribute at each step, so steps must not be small. */
const stepLength = 1_000_000;

/** Options of `readPage`. */
export interface ReadPageOptions {
  /**
   * Whether the page is XHTML.
   *
   * @default false
   */
  readonly xml?: boolean;
  readonly signal?: AbortSignal | undefined;
  /**
   * The most bytes of the page. The default leaves room for images in data URIs.
   *
   * @default 50_000_000
   */
  readonly maxBytes?: number;
}

/**
 * Parses a page like a browser, without running its scripts. The content of `<noscript>` and `<template>` is not part of the
 * page.
 *
 * @throws {PageError} if the page is too large or nests too deeply
 */
export async function readPage(
  source: AsyncIterable<Uint8Array>,
  { xml = false, signal, maxBytes = 50_000_000 }: ReadPageOptions = {},
): Promise<DefaultTreeAdapterMap["document"]> {
  const { start, chunks } = await withStart(source);
  const decoder = pageDecoder(start);
  const parser = new BoundedParser(xml);
  let bytes = 0;
  let text = "";
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new PageError(`The page is larger than ${maxBytes / 1e6} MB and was not checked: split it.`);
    text += decoder.decode(chunk, { stream: true });
    if (text.length < stepLength) continue;
    signal?.throwIfAborted();
    parser.tokenizer.write(text, false);
    text = "";
  }
  parser.tokenizer.write(text + decoder.decode(), true);
  return parser.document;
}
