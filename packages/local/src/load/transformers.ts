import { ProviderError } from "@legenda/core";

/** The module transformers.js. */
export type Transformers = typeof import("@huggingface/transformers");

/**
 * Imports transformers.js when a model is first loaded, since it is slow to load and has a native library.
 *
 * @throws {ProviderError} if it cannot be loaded on this platform
 */
export async function importTransformers(): Promise<Transformers> {
  try {
    return await import("@huggingface/transformers");
  } catch (cause) {
    throw new ProviderError(
      `transformers.js could not be loaded on ${process.platform}-${process.arch}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { provider: "local", cause },
    );
  }
}

let quiet = 0;
let level = 0;

/**
 * Runs a task with the log of transformers.js off: when a session fails, it prints its whole input, including the image's
 * pixels. There is no option for a single call, so this sets `env.logLevel` while a model loads or runs, and restores it.
 * Legenda changes no other setting of transformers.js.
 */
export async function quietly<T>({ env, LogLevel }: Transformers, task: () => Promise<T>): Promise<T> {
  if (quiet++ === 0) {
    level = env.logLevel;
    env.logLevel = LogLevel.NONE;
  }
  try {
    return await task();
  } finally {
    if (--quiet === 0 && env.logLevel === LogLevel.NONE) env.logLevel = level;
  }
}
