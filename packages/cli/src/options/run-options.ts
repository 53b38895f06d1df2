import type { Params } from "@legenda/core";
import type { ColumnText } from "./column-text.js";

/** A file that is written at the end, whole or not at all. */
export interface OutputFile {
  /** As it was given: relative to the working folder. */
  readonly path: string;
  readonly format: OutputFormat;
}

export type OutputFormat = "csv" | "tsv" | "jsonl" | "md" | "html";
export type SidecarFormat = "txt" | "json" | "caption";
export type StdinFormat = "list" | "csv" | "jsonl";
export type ExistingMode = "skip" | "overwrite" | "append" | "prepend";
export type ImageFormat = "auto" | "jpeg" | "png" | "webp";

/** A column of an output. */
export interface OutputColumn {
  /** What it is called in the output. */
  readonly name: string;
  /** What it holds, by the name that it has unless renamed. */
  readonly from: string;
}

/** Where results go, and what stands in them. What `legenda export` takes too. */
export interface OutputOptions {
  /** In the order given; `captions.csv` where neither files, sidecars nor metadata were asked for. */
  readonly files: readonly OutputFile[];
  /** A file beside each image. */
  readonly sidecar: SidecarFormat | undefined;
  /** Writes into the images' own metadata: on copies below a folder, or on the images themselves. */
  readonly metadata: { readonly target: "copies"; readonly folder: string } | { readonly target: "in-place" } | undefined;
  /** The columns in their order; all of the answer's own unless named. */
  readonly columns: readonly OutputColumn[] | undefined;
  /** Adds columns for model, tokens, cost, attempts and time. */
  readonly details: boolean;
  /** Whether the findings of the alt-text rules have a column. */
  readonly findings: boolean;
  /** A byte order mark at the start of CSV and TSV, for old versions of Excel. */
  readonly bom: boolean;
  /** Leaves cells as they are that a spreadsheet would take for a formula. */
  readonly keepFormulas: boolean;
}

/** Which model, by name. */
export interface ModelOptions {
  /** As `--model` has it; without it `LEGENDA_MODEL` and the keys decide. */
  readonly model: string | undefined;
  /** The models that are asked where the first fails, in their order. */
  readonly fallbacks: readonly string[];
  readonly baseUrl: string | undefined;
}

export interface ImageOptions {
  /** Pixels of the longer edge, at most. */
  readonly maxEdge: number | undefined;
  /** 1 to 100. */
  readonly quality: number | undefined;
  readonly format: ImageFormat | undefined;
}

export interface PacingOptions {
  /** Requests a minute. */
  readonly rpm: number | undefined;
  /** Tokens a minute. */
  readonly tpm: number | undefined;
  /** Requests at once. */
  readonly concurrency: number | undefined;
  /** How often a failed request is sent again. */
  readonly retries: number | undefined;
  /** Seconds that a request may take. */
  readonly timeout: number | undefined;
}

export interface MoneyOptions {
  /** Tells what the run would take; sends nothing. */
  readonly estimate: boolean;
  /** US dollars that the run may cost. */
  readonly budget: number | undefined;
  /** US dollars for a million tokens, in place of the price table. */
  readonly price: { readonly input: number; readonly output: number } | undefined;
  /** So many images, spread over all. */
  readonly sample: number | undefined;
  /** Asks nothing. */
  readonly yes: boolean;
}

export interface SelectionOptions {
  /** What becomes of images that have a caption already. */
  readonly existing: ExistingMode;
  /** Stands between the old caption and the new one; a blank unless told. */
  readonly separator: string;
  /** Only what failed before: by the journal, or by a list. */
  readonly retryFailed: { readonly list: string | undefined } | undefined;
  /** Bits by which two pictures' perceptual hashes may differ to count as one; `undefined` for equal bytes alone. */
  readonly nearDuplicates: number | undefined;
  /** `"each"` asks the model for the same picture again and again. */
  readonly duplicates: "once" | "each";
  readonly recursive: boolean;
  readonly hidden: boolean;
  readonly followSymlinks: boolean;
  /** Globs of what is left out. */
  readonly ignore: readonly string[];
  /** The columns of a table that hold the image, its name in outputs, and the caption it has. */
  readonly imageColumn: string | undefined;
  readonly keyColumn: string | undefined;
  readonly existingColumn: string | undefined;
  /** Whether a table may name images outside its own folder. */
  readonly anyPath: boolean;
  /** What `-` holds. */
  readonly stdinFormat: StdinFormat;
}

export interface JournalOptions {
  readonly file: string | undefined;
  /** Leaves an earlier run aside and begins anew. */
  readonly fresh: boolean;
}

/** All that `legenda caption` and `legenda run` have in common, read and checked. */
export interface RunOptions {
  readonly output: OutputOptions;
  readonly model: ModelOptions;
  readonly params: Params;
  readonly image: ImageOptions;
  readonly pacing: PacingOptions;
  readonly money: MoneyOptions;
  readonly selection: SelectionOptions;
  readonly journal: JournalOptions;
  /** Values of slots, by path: what `--set` gives. A text may hold columns in braces. */
  readonly set: ReadonlyMap<string, ColumnText>;
  /** Columns of slots, by path: what `--map` gives. */
  readonly map: ReadonlyMap<string, string>;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** Options of `legenda status`. */
export interface StatusOptions {
  readonly json: boolean;
}

/** Options of `legenda export`. */
export interface ExportOptions {
  readonly output: OutputOptions;
  /** A file of captions by the images' names that take the place of the run's own, such as that of the page for review. */
  readonly review: string | undefined;
  readonly quiet: boolean;
  readonly json: boolean;
}
