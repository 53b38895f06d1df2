import { createReadStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { BatchResult } from "@legenda/batch";
import { FileSink } from "./atomic-file/file-sink.js";
import { temporaryName } from "./atomic-file/temporary-name.js";
import { jsonLine } from "./jsonl/json-line.js";
import { OutputError, outputError } from "./output-error.js";

/**
 * The results of a run. Most outputs read them twice: first for the columns, then for the rows. A function, such as
 * `() => journal.results()`, is called for each reading. An iterable is read once and buffered in a temporary file, unless it
 * is an array.
 */
export type Results = AsyncIterable<BatchResult> | Iterable<BatchResult> | OpenResults;

/** Returns the results each time, the same and in the same order. */
export type OpenResults = () => AsyncIterable<BatchResult> | Iterable<BatchResult>;

/** Makes results readable more than once, while `use` runs. */
export async function withRereadableResults<T>(results: Results, use: (open: OpenResults) => Promise<T>): Promise<T> {
  if (typeof results === "function") return await use(results);
  if (Array.isArray(results)) return await use(() => results as readonly BatchResult[]);
  const spool = temporaryName(tmpdir());
  try {
    await fill(spool, results);
    return await use(() => linesOf(spool));
  } finally {
    await rm(spool, { force: true }).catch(() => undefined);
  }
}

/** Only its owner may read the file: captions may be private. */
async function fill(spool: string, results: AsyncIterable<BatchResult> | Iterable<BatchResult>): Promise<void> {
  const file = await open(spool, "wx", 0o600).catch((error: unknown) => {
    throw outputError(spool, error);
  });
  try {
    const sink = new FileSink(file, spool);
    for await (const result of results) await sink.put(`${jsonLine({ ...result, image: withoutBytes(result) })}\n`);
    await sink.flush();
  } finally {
    await file.close().catch(() => undefined);
  }
}

function withoutBytes({ image }: BatchResult): BatchResult["image"] {
  return image?.kind === "url" || image?.kind === "file" ? image : undefined;
}

/** Node's reader of lines takes several times as long. */
async function* linesOf(spool: string): AsyncGenerator<BatchResult> {
  let rest = "";
  for await (const chunk of createReadStream(spool, { encoding: "utf8" })) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as BatchResult;
  }
}

/** Passes results on, and throws if there are not as many as at the first reading: a file that lacks rows looks complete. */
export async function* checkCount(
  results: AsyncIterable<BatchResult>,
  expected: number,
  path: string,
): AsyncGenerator<BatchResult> {
  let count = 0;
  for await (const result of results) {
    count++;
    yield result;
  }
  if (count === expected) return;
  throw new OutputError(
    `There were ${expected} results at the first reading and ${count} at the second. Pass a function that returns the same ones each time.`,
    { path },
  );
}
