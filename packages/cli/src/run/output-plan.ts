import { resolve } from "node:path";
import {
  checkMetadataWriting,
  checkWritable,
  type MetadataOptions,
  type Output,
  type ExportOptions as WriteOptions,
} from "@legenda/files";
import type { OutputOptions } from "../flags/command-flags.js";
import type { OutputFile } from "./output-file.js";
import type { ResultFormat } from "./result-format.js";
import type { RunFiles } from "./run-outputs.js";

/** What is written, and how. */
export interface OutputPlan {
  readonly files: Pick<RunFiles, "outputs" | "failures">;
  readonly options: OutputOptions;
  readonly format: ResultFormat;
  /** Outputs that contained captions from before, for the images of this run. */
  readonly earlier: ReadonlySet<OutputFile>;
  readonly cwd: string;
}

/**
 * Makes sure before the first request that everything can be written.
 *
 * @param journal `undefined` if it is only read
 */
export async function checkOutputs(
  plan: OutputPlan,
  journal: string | undefined,
  imageFolders: readonly string[],
): Promise<void> {
  const metadata = metadataOptions(plan);
  if (metadata) await checkMetadataWriting(metadata);
  const others = [journal, plan.files.failures?.path].filter((path) => path !== undefined);
  const { sidecar } = plan.options;
  const outputs = [...plan.files.outputs.map((file) => outputOf(file, plan)), ...(sidecar ? [{ format: sidecar }] : [])];
  await checkWritable([...outputs, ...others], { beside: imageFolders });
}

/** A file of results as the writers take it. */
export function outputOf({ path, format }: OutputFile, { options: { bom, keepFormulas } }: OutputPlan): Output {
  if (format !== "csv" && format !== "tsv") return { path, format };
  return { path, format, bom, formulas: keepFormulas ? "keep" : "escape" };
}

export function writeOptions({ options: { details, columns, findings }, format }: OutputPlan): WriteOptions {
  const { existing, separator, textColumn } = format;
  return {
    ...{ existing, separator, textColumn, details },
    ...(columns && { columns: Object.fromEntries(columns.map(({ name, from }) => [name, from])) }),
    ...(findings ? format.findings && { findings: format.findings } : { findings: false as const }),
  };
}

/** `undefined` without `--metadata`. */
export function metadataOptions({ options: { metadata }, cwd, format }: OutputPlan): MetadataOptions | undefined {
  if (!metadata) return undefined;
  const where = metadata.target === "copies" ? { folder: resolve(cwd, metadata.folder) } : { inPlace: true as const };
  const { existing, separator, language } = format;
  return { ...where, existing, separator, ...(language !== undefined && { language }) };
}
