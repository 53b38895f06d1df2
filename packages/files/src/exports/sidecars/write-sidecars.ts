import type { BatchResult } from "@legenda/batch";
import { DefinitionError } from "@legenda/core";
import { forEachConcurrently } from "../../concurrency.js";
import { withExisting } from "../existing-mode.js";
import type { ExportOptions } from "../export-options.js";
import { isDiskFull, outputError } from "../output-error.js";
import { type Results, withRereadableResults } from "../reread-results.js";
import { maxListedProblems, type WriteProblem } from "../write-problem.js";
import { outputLocation } from "./output-location.js";
import { SafeFolders } from "./safe-folders.js";
import { sidecarNames } from "./sidecar-names.js";
import { type SidecarFormat, sidecarText } from "./sidecar-text.js";
import { writeSidecar } from "./write-sidecar.js";

export interface SidecarOptions extends Pick<ExportOptions, "existing" | "separator" | "textColumn"> {
  readonly format: SidecarFormat;
  /** Where the files go, in the folder structure of the images. @default beside each image */
  readonly folder?: string | undefined;
}

/** What became of the files. Each image counts once. */
export interface SidecarsWritten {
  readonly kind: "sidecars";
  readonly written: number;
  /** There already, with the same text. */
  readonly unchanged: number;
  /** Left as they were: the image kept the caption that it had. */
  readonly kept: number;
  /** Images that failed: they have no file. */
  readonly failed: number;
  /** Images whose file could not be written. */
  readonly problems: number;
  /** The first hundred of these problems. */
  readonly firstProblems: readonly WriteProblem[];
}

/** Files that are written at the same time. */
const concurrency = 8;

/**
 * Writes a file for each image: its caption as text, or the whole answer as JSON. Each is written whole or not at all. A file
 * that cannot be written is reported and the others go on, unless the disk is full. An image that failed gets none.
 *
 * @throws {OutputError} if the disk is full
 * @example
 * const { written, problems } = await writeSidecars(() => journal.results(), { format: "txt", folder: "captions" });
 */
export async function writeSidecars(results: Results, options: SidecarOptions): Promise<SidecarsWritten> {
  const { format, folder, existing, textColumn = "caption" } = options;
  if (!["txt", "json", "caption"].includes(format)) {
    throw new DefinitionError(`The format of sidecars is "${format}": use "txt", "json" or "caption".`);
  }
  const counts = { written: 0, unchanged: 0, kept: 0, failed: 0, problems: 0 };
  const firstProblems: WriteProblem[] = [];
  const folders = folder === undefined ? undefined : new SafeFolders(folder);

  const outcomeOf = async (result: BatchResult, nameOf: (place: string) => string): Promise<Outcome> => {
    const text = sidecarText(result, format, textColumn);
    if (text === undefined) return "failed";
    const place = outputLocation(result, folder);
    if ("problem" in place) return place;
    const path = nameOf(place.path);
    const problem = await folders?.faultAt(path);
    if (problem !== undefined) return { problem };
    const isKept = result.status === "kept";
    const written = await writeSidecar(path, text, { keep: existing === "skip" || isKept });
    return isKept && written === "unchanged" ? "kept" : written;
  };
  const write = async (result: BatchResult, nameOf: (place: string) => string): Promise<void> => {
    const outcome = await outcomeOf(result, nameOf).catch((error: unknown) => {
      const failure = outputError(result.key, error);
      if (isDiskFull(failure)) throw failure;
      return { problem: failure.message };
    });
    if (typeof outcome === "string") counts[outcome]++;
    else if (++counts.problems <= maxListedProblems) firstProblems.push({ key: result.key, message: outcome.problem });
  };

  return await withRereadableResults(results, async (open) => {
    const nameOf = await sidecarNames(open, { folder, ending: `.${format}` });
    await forEachConcurrently(withExisting(open(), options), (result) => write(result, nameOf), { concurrency });
    return { kind: "sidecars", ...counts, firstProblems };
  });
}

type Outcome = "written" | "unchanged" | "kept" | "failed" | { readonly problem: string };
