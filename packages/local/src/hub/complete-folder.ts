import { existsSync } from "node:fs";
import { join } from "node:path";
import { modelFiles, optionalFiles } from "../load/model-files.js";
import type { Transformers } from "../load/transformers.js";
import type { LocalOptions } from "../options.js";
import type { ModelSource } from "../source/model-source.js";
import { type FetchOptions, fetchFile } from "./fetch-file.js";
import { type HubFile, offlineError, statusError } from "./hub-error.js";

type HubSource = Extract<ModelSource, { kind: "hub" }>;

/**
 * Downloads the files that are missing in a model's folder. If none is missing, no request is sent to the hub.
 *
 * @throws {ProviderError} if a file is missing and cannot be downloaded
 */
export async function completeFolder(
  transformers: Transformers,
  source: HubSource,
  options: LocalOptions,
  signal: AbortSignal,
): Promise<void> {
  const hub = options.hub ?? process.env.HF_ENDPOINT ?? "https://huggingface.co";
  const { timeoutMs = 30_000, onProgress } = options;
  const fetching: FetchOptions = { hub, revision: source.revision, timeoutMs, onProgress, signal };
  const hubFile = (file: string): HubFile => ({ name: source.name, file, host: new URL(hub).host, folder: source.folder });
  const missing = (files: readonly string[]) => files.filter((file) => !existsSync(join(source.folder, file)));

  async function need(files: readonly string[]): Promise<void> {
    const absent = missing(files);
    if (options.offline && absent[0] !== undefined) throw offlineError(hubFile(absent[0]), absent);
    for (const file of absent) {
      if (!(await fetchFile(hubFile(file), fetching))) throw statusError(hubFile(file), 404);
    }
  }

  await need(["config.json"]);
  const files = await modelFiles(transformers, source.folder, options);
  if (missing(files).length === 0) return;
  // The optional files first: if all required files are there, the optional ones have been requested before.
  if (!options.offline) for (const file of missing(optionalFiles)) await fetchFile(hubFile(file), fetching);
  await need(files);
}
