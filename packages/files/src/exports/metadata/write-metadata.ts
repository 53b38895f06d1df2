import type { BatchResult } from "@legenda/batch";
import { forEachConcurrently } from "../../concurrency.js";
import { isDiskFull } from "../output-error.js";
import type { Results } from "../reread-results.js";
import { maxListedProblems, type WriteProblem } from "../write-problem.js";
import { startExiftool } from "./exiftool.js";
import type { MetadataOptions } from "./metadata-options.js";
import { metadataProblem } from "./metadata-problem.js";
import { metadataWriter } from "./metadata-writer.js";

/** What happened to the images. Each counts once. */
export interface MetadataWritten {
  readonly kind: "metadata";
  /** Images that got texts. */
  readonly written: number;
  /** Images without a change, because there was nothing to add. In a folder of copies they have a copy nevertheless. */
  readonly kept: number;
  /** Images that failed: they get no copy. */
  readonly failed: number;
  /** Images whose metadata could not be written. */
  readonly problems: number;
  /** The first hundred of these problems. */
  readonly firstProblems: readonly WriteProblem[];
}

/**
 * Writes answers into the metadata of the images: alt text, extended description, description, title and keywords, by the
 * IPTC Photo Metadata Standard (XMP, and IPTC-IIM where programs look for it). It writes copies, or with `inPlace` the images
 * themselves; pixels and all other metadata stay as they are. Each file is written whole or not at all. A file that cannot
 * be written is reported and the others go on, unless the disk is full.
 *
 * Needs the package `exiftool-vendored`, and Perl.
 *
 * @throws {LegendaError} if exiftool-vendored or Perl is not installed
 * @throws {OutputError} if the disk is full
 * @throws {DefinitionError} for options that contradict each other; if `signal` aborts, its reason
 * @example
 * const { written, problems } = await writeMetadata(() => journal.results(), { folder: "captioned", language: "en" });
 */
export async function writeMetadata(results: Results, options: MetadataOptions): Promise<MetadataWritten> {
  const { signal, concurrency = 2 } = options;
  const writer = metadataWriter(options);
  const counts = { written: 0, kept: 0, failed: 0, problems: 0 };
  const firstProblems: WriteProblem[] = [];
  signal?.throwIfAborted();
  const exiftool = await startExiftool(concurrency);

  const count = async (result: BatchResult): Promise<void> => {
    try {
      counts[result.status === "failed" ? "failed" : await writer.one(exiftool, result)]++;
    } catch (error) {
      const problem = metadataProblem(result, error);
      if (isDiskFull(problem)) throw problem;
      if (++counts.problems <= maxListedProblems) firstProblems.push({ key: result.key, message: problem.message });
    }
  };
  try {
    await forEachConcurrently(typeof results === "function" ? results() : results, count, { concurrency, signal });
  } finally {
    await exiftool.end();
    await writer.close();
  }
  return { kind: "metadata", ...counts, firstProblems };
}
