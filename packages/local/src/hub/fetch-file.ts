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
 * Downloads one file of a model into its folder. It appears there only when it is whole, whatever happens on the way
 * and however many processes do the same.
 *
 * transformers.js downloads too, but cannot be stopped, waits for ever on a silent hub, and looks for a tokenizer in
 * its own cache folder only, so that it asks the hub for what is on the disk.
 *
 * @returns false where the hub has no such file
 */
export async function fetchFile(asked: HubFile, options: FetchOptions): Promise<boolean> {
  const { hub, revision, timeoutMs, signal } = options;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(silenceError(asked, timeoutMs)), timeoutMs);
  const abort = AbortSignal.any([signal, silence.signal]);
  try {
    const url = new URL(`${asked.name}/resolve/${encodeURIComponent(revision)}/${asked.file}`, hub.replace(/\/*$/, "/"));
    // biome-ignore lint/style/noRestrictedGlobals: the hub is the program's own choice, and no image's address
    const response = await fetch(url, { headers: headersFor(url), signal: abort });
    if (response.status === 404) return false;
    if (!response.ok || !response.body) throw statusError(asked, response.status, retryAfterOf(response));
    await save(asked, response, { ...options, alive: () => timer.refresh() });
    return true;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (silence.signal.aborted) throw silence.signal.reason;
    if (error instanceof ProviderError) throw error;
    // What fetch throws is a TypeError; what is left comes from the disk or the caller's own callback.
    throw error instanceof TypeError ? connectionError(asked, error) : error;
  } finally {
    clearTimeout(timer);
  }
}

async function save(
  asked: HubFile,
  response: Response,
  { onProgress, alive }: FetchOptions & { alive: () => void },
): Promise<void> {
  const target = join(asked.folder, asked.file);
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
        onProgress?.({ file: asked.file, loaded, total });
      }
    } finally {
      await file.close();
    }
    if (total !== undefined && loaded !== total) throw new TypeError(`${loaded} of ${total} bytes came`);
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw diskError(asked, error) ?? error;
  }
}

function diskError({ name, folder }: HubFile, error: unknown): ProviderError | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!syscall || !/^(mkdir|open|write|rename|close)$/.test(syscall)) return undefined;
  return new ProviderError(
    `${name} cannot be kept in ${folder} (${code}). Free or choose another place with the option cacheDir.`,
    {
      provider: "local",
      model: name,
      code,
      cause: error,
    },
  );
}

/** The user's token goes to the hub itself and to nobody else; `fetch` drops it when the hub redirects elsewhere. */
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
