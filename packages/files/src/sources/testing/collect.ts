import type { BatchSources } from "@legenda/batch";

export async function keysOf(sources: BatchSources): Promise<string[]> {
  return (await Array.fromAsync(sources)).map(({ key }) => key);
}

/** The keys of what cannot be used, with why. */
export async function problemsOf(sources: BatchSources): Promise<Record<string, string>> {
  const failed = (await Array.fromAsync(sources)).flatMap(({ key, problem }) =>
    problem ? [[key, problem.message] as const] : [],
  );
  return Object.fromEntries(failed);
}

/** Chunks of a text, each of some bytes: characters and lines are cut anywhere. */
export async function* chunked(content: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
