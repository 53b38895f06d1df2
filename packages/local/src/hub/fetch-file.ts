import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ProviderError } from "@legenda/core";
import type { DownloadProgress } from "../options.js";
import { connectionError, type HubFile, silenceError, statusError } from "./hub-error.js";

export interface FetchOptions {
  readonly hub: string;
  readonly revision: string;
  readonly timeoutMs: number;
  readonly onProgress: ((progress: DownloadProgress) => void) | undefined;
  readonly signal: AbortSignal;
}

/**
 * Downloads one file of a model into its folder. It appears there only when it is complete, even if the download is
 * interrupted or several processes download the same file.
 *
 * transformers.js downloads too, but cannot be aborted, waits for ever on a silent hub, and looks for a tokenizer in
 * its own cache folder only, so it would request files that are on the disk.
 *
 * @returns false if the hub has no such file
 * @throws {ProviderError} if the file cannot be downloaded or written
 */
export async function fetchFile(hubFile: HubFile, options: FetchOptions): Promise<boolean> {
  const { hub, revision, timeoutMs, signal } = options;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(silenceError(hubFile, timeoutMs)), timeoutMs);
  const abort = AbortSignal.any([signal, silence.signal]);
  try {
    const url = new URL(`${hubFile.name}/resolve/${encodeURIComponent(revision)}/${hubFile.file}`, hub.replace(/\/*$/, "/"));
    // biome-ignore lint/style/noRestrictedGlobals: the program chooses the hub; it is not the URL of an image
    const response = await fetch(url, { headers: headersFor(url), signal: abort });
    if (response.status === 404) return false;
    if (!response.ok || !response.body) throw statusError(hubFile, response.status, retryAfterOf(response));
    await save(hubFile, response, { ...options, alive: () => timer.refresh() });
    return true;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (silence.signal.aborted) throw silence.signal.reason;
    if (error instanceof ProviderError) throw error;
    // fetch throws a TypeError; any other error comes from the disk or the caller's own callback.
    throw error instanceof TypeError ? connectionError(hubFile, error) : error;
  } finally {
    clearTimeout(timer);
  }
}

async function save(
  hubFile: HubFile,
  response: Response,
  { onProgress, alive }: FetchOptions & { alive: () => void },
): Promise<void> {
  const target = join(hubFile.folder, hubFile.file);
  const part = `${target}.${randomUUID()}.part`;
  const length = response.headers.get("content-length");
  const total = length === null ? undefined : Number(length);
  let loaded = 0;
  try {
    await mkdir(dirname(target), { recursive: true });
    const file = await open(part, "wx");
    try {
      for await (const chunk of response.body ?? []) {
        alive();
        await file.writeFile(chunk);
        loaded += chunk.length;
        onProgress?.({ file: hubFile.file, loaded, total });
      }
    } finally {
      await file.close();
    }
    if (total !== undefined && loaded !== total) throw new TypeError(`only ${loaded} of ${total} bytes arrived`);
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw diskError(hubFile, error) ?? error;
  }
}

function diskError({ name, folder }: HubFile, error: unknown): ProviderError | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!syscall || !/^(mkdir|open|write|rename|close)$/.test(syscall)) return undefined;
  return new ProviderError(
    `${name} cannot be written to ${folder} (${code}). Free some space, or choose another folder with the option cacheDir.`,
    {
      provider: "local",
      model: name,
      code,
      cause: error,
    },
  );
}

/** The user's token is sent to the hub only; `fetch` drops it when the hub redirects elsewhere. */
function headersFor(url: URL): Headers {
  const headers = new Headers({ "user-agent": "legenda", "accept-encoding": "identity" });
  const token = process.env.HF_TOKEN;
  if (token && url.origin === "https://huggingface.co") headers.set("authorization", `Bearer ${token}`);
  return headers;
}

function retryAfterOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
