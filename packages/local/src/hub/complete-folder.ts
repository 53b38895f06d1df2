import { existsSync } from "node:fs";
import { join } from "node:path";
import { modelFiles, optionalFiles } from "../load/model-files.js";
import type { Transformers } from "../load/transformers.js";
import type { LocalOptions } from "../options.js";
import type { ModelSource } from "../source/model-source.js";
import { type FetchOptions, fetchFile } from "./fetch-file.js";
import { type HubFile, offlineError, statusError } from "./hub-error.js";

type HubSource = Extract<ModelSource, { kind: "hub" }>;

/** Downloads what is missing in a model's folder. With all of it there, nothing is asked of the hub. */
export async function completeFolder(
  transformers: Transformers,
  source: HubSource,
  options: LocalOptions,
  signal: AbortSignal,
): Promise<void> {
  const hub = options.hub ?? process.env.HF_ENDPOINT ?? "https://huggingface.co";
  const { timeoutMs = 30_000, onProgress } = options;
  const fetching: FetchOptions = { hub, revision: source.revision, timeoutMs, onProgress, signal };
  const asked = (file: string): HubFile => ({ name: source.name, file, host: new URL(hub).host, folder: source.folder });
  const missing = (files: readonly string[]) => files.filter((file) => !existsSync(join(source.folder, file)));

  async function need(files: readonly string[]): Promise<void> {
    const absent = missing(files);
    if (options.offline && absent[0] !== undefined) throw offlineError(asked(absent[0]), absent);
    for (const file of absent) {
      if (!(await fetchFile(asked(file), fetching))) throw statusError(asked(file), 404);
    }
  }

  await need(["config.json"]);
  const files = await modelFiles(transformers, source.folder, options);
  if (missing(files).length === 0) return;
  // First those that a model may lack: where all that it needs is there, they have been asked for as well.
  if (!options.offline) for (const file of missing(optionalFiles)) await fetchFile(asked(file), fetching);
  await need(files);
}
