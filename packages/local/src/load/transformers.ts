import { ProviderError } from "@legenda/core";

/** transformers.js, as far as it is used here. */
export type Transformers = typeof import("@huggingface/transformers");

/** Imports transformers.js when a model is first loaded: it takes a moment and brings a native library along. */
export async function importTransformers(): Promise<Transformers> {
  try {
    return await import("@huggingface/transformers");
  } catch (cause) {
    throw new ProviderError(
      `transformers.js could not be started on ${process.platform}-${process.arch}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { provider: "local", cause },
    );
  }
}

let quiet = 0;
let level = 0;

/**
 * Runs a task with the log of transformers.js off: when a session fails, it prints all that went in, the image's
 * pixels among it. There is no such option for one call, so this writes its `env.logLevel`, the only setting of it
 * that Legenda ever writes, while a model loads or runs, and puts it back.
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
