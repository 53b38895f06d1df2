import type { DefaultTreeAdapterMap } from "parse5";
import { BoundedParser } from "./bounded-parser.js";
import { pageDecoder } from "./page-decoder.js";
import { PageError } from "./page-error.js";
import { withStart } from "./page-start.js";

/** In UTF-16 units. The parser copies an unfinished text or attribute at each step, so that steps must not be small. */
const stepLength = 1_000_000;

export interface ReadPageOptions {
  /** Whether it is XHTML; HTML unless told otherwise. */
  readonly xml?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** A larger page is not read; 50 MB unless told otherwise, for pages may have their pictures in them. */
  readonly maxBytes?: number;
}

/**
 * Parses a page as a browser does, without running its scripts: what is in `<noscript>` and `<template>` is no part of it.
 *
 * @throws PageError for a page that is too large, or made to become so.
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
    if (bytes > maxBytes) throw new PageError(`The page is larger than ${maxBytes / 1e6} MB, and is not checked: split it.`);
    text += decoder.decode(chunk, { stream: true });
    if (text.length < stepLength) continue;
    signal?.throwIfAborted();
    parser.tokenizer.write(text, false);
    text = "";
  }
  parser.tokenizer.write(text + decoder.decode(), true);
  return parser.document;
}
