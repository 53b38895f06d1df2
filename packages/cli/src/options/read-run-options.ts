import { UsageError } from "../usage-error.js";
import { columnText } from "./column-text.js";
import type { RawExport, RawOutput, RawRun } from "./raw-options.js";
import type { ExportOptions, OutputOptions, RunOptions } from "./run-options.js";

/** How far two hashes of 64 bits may lie apart, where `--near-duplicates` does not say. */
const usualBits = 4;

/**
 * What the flags of a run come to.
 *
 * @throws {UsageError} for flags that contradict each other
 */
export function readRunOptions(raw: RawRun): RunOptions {
  const { existing = "skip", retryFailed, nearDuplicates } = raw;
  if (raw.separator !== undefined && existing !== "append" && existing !== "prepend") {
    throw new UsageError("--separator goes with --existing append or --existing prepend.");
  }
  if (raw.retryFailed !== undefined && raw.fresh) {
    throw new UsageError("--retry-failed goes on with an earlier run, and --fresh begins anew: keep one.");
  }
  const set = pairs("--set", raw.set);
  const map = pairs("--map", raw.map);
  for (const slot of map.keys()) {
    if (set.has(slot)) throw new UsageError(`The slot "${slot}" has a value by --set and a column by --map: keep one.`);
  }
  return {
    output: readOutput(raw),
    model: { model: raw.model, fallbacks: raw.fallback ?? [], baseUrl: raw.baseUrl },
    params: {
      ...(raw.temperature !== undefined && { temperature: raw.temperature }),
      ...(raw.maxTokens !== undefined && { maxTokens: raw.maxTokens }),
    },
    image: { maxEdge: raw.maxEdge, quality: raw.quality, format: raw.format },
    pacing: { rpm: raw.rpm, tpm: raw.tpm, concurrency: raw.concurrency, retries: raw.retries, timeout: raw.timeout },
    money: {
      estimate: raw.estimate ?? false,
      budget: raw.budget,
      price: raw.price,
      sample: raw.sample,
      yes: raw.yes ?? false,
    },
    selection: {
      existing,
      separator: raw.separator ?? " ",
      retryFailed: retryFailed === undefined ? undefined : { list: retryFailed === true ? undefined : retryFailed },
      nearDuplicates: nearDuplicates === true ? usualBits : nearDuplicates,
      duplicates: raw.duplicates ?? "once",
      recursive: raw.recursive,
      hidden: raw.hidden ?? false,
      followSymlinks: raw.followSymlinks ?? false,
      ignore: raw.ignore ?? [],
      imageColumn: raw.imageColumn,
      keyColumn: raw.keyColumn,
      existingColumn: raw.existingColumn,
      anyPath: raw.anyPath ?? false,
      stdinFormat: raw.stdinFormat ?? "list",
    },
    journal: { file: raw.journal, fresh: raw.fresh ?? false },
    set: new Map([...set].map(([slot, value]) => [slot, columnText(value)])),
    map,
    quiet: raw.quiet ?? false,
    json: raw.json ?? false,
  };
}

/** What the flags of `export` come to. */
export function readExportOptions(raw: RawExport): ExportOptions {
  return { output: readOutput(raw), review: raw.review, quiet: raw.quiet ?? false, json: raw.json ?? false };
}

function readOutput(raw: RawOutput): OutputOptions {
  const { out = [], sidecar, metadata } = raw;
  const paths = new Set<string>();
  for (const { path } of out) {
    if (paths.has(path)) throw new UsageError(`--out ${path} is given twice: keep one.`);
    paths.add(path);
  }
  const elsewhere = out.length > 0 || sidecar !== undefined || metadata !== undefined;
  return {
    files: elsewhere ? out : [{ path: "captions.csv", format: "csv" }],
    sidecar,
    metadata,
    columns: raw.columns,
    details: raw.details ?? false,
    findings: raw.findings,
    bom: raw.bom ?? false,
    keepFormulas: raw.keepFormulas ?? false,
  };
}

function pairs(flag: string, given: readonly (readonly [string, string])[] = []): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of given) {
    if (map.has(name)) throw new UsageError(`${flag} ${name}=… is given twice: keep one.`);
    map.set(name, value);
  }
  return map;
}
