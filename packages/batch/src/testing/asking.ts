import { type ImageSource, type Model, promptTemplate } from "@legenda/core";
import type { BatchResult } from "../result.js";

/** Prices that make sums easy: a dollar for a thousand tokens. */
export const prices = { input: 1_000, output: 1_000, pricedAt: "2026-11-01", source: "https://example.com" };

/** A function that asks a model for a caption, once. */
export const asking = (model: Model, words = "Caption") => {
  const caption = promptTemplate(`${words} {photo:image}`).call(model, { retries: 0 });
  return (photo: ImageSource) => caption({ photo });
};

/** The captions by the images' names, and in brackets what else became of them. */
export const captions = (results: readonly BatchResult[]) =>
  Object.fromEntries(results.map((result) => [result.key, result.status === "done" ? result.value : `(${result.status})`]));

/** Runs until the error that ends it. */
export async function until(results: AsyncIterable<BatchResult>): Promise<{ results: BatchResult[]; error: unknown }> {
  const list: BatchResult[] = [];
  try {
    for await (const result of results) list.push(result);
    return { results: list, error: undefined };
  } catch (error) {
    return { results: list, error };
  }
}
