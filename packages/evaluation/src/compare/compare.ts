import type { AltTextOptions } from "@legenda/alt-text";

import {
  findingsIn,
  imagesOf,
  meanOfOthers,
  similarityMatrix,
  type TextSimilarity,
  textOf,
  textSimilarity,
} from "@legenda/captions/values";
import { type Answer, DefinitionError, type Model, type Reply } from "@legenda/core";
import type { ComparedAnswer, ComparedFailure, Comparison } from "./comparison.js";
import { outliersOf } from "./outliers.js";

export interface CompareOptions<T> {
  /** What the rules are told; `false` for no rules. */
  readonly rules?: AltTextOptions | false;
  /** How alike two texts are, 0 to 1; by their letters unless told otherwise. */
  readonly similarity?: TextSimilarity;
  /** The text of a value that is compared; its `alt`, `caption` or the like unless told otherwise. */
  readonly text?: (value: T) => string;
  readonly signal?: AbortSignal;
}

/**
 * Asks several models the same at once. A model that fails stands in the result with its error, beside the others.
 *
 * @param models a list, or an object with names of your own
 * @param ask an answer, which is not sent itself, or what makes one for a model
 * @example
 * const comparison = await compare([openai("gpt-4o-mini"), anthropic("claude-haiku-4-5")], captions.altText({ photo }));
 * console.log(comparisonTable(comparison));
 */
export async function compare<T>(
  models: readonly Model[] | Readonly<Record<string, Model>>,
  ask: Answer<T> | ((model: Model) => Answer<T>),
  options: CompareOptions<T> = {},
): Promise<Comparison<T>> {
  const { signal, rules, text = textOf, similarity = textSimilarity } = options;
  const asked = named(models).map(({ name, model }) => {
    const answer = typeof ask === "function" ? ask(model) : ask.with(model);
    return { name, answer: signal ? answer.with({ signal }) : answer };
  });
  const [first] = asked;
  if (!first) throw new DefinitionError("There is no model to compare: name at least one.");
  const images = await imagesOf(first.answer);
  const settled = await Promise.all(asked.map(({ name, answer }) => settle(name, answer)));
  signal?.throwIfAborted();

  const answered = settled.filter((one) => one.status === "answered").map((one) => ({ ...one, text: text(one.value) }));
  const table = similarityMatrix(
    answered.map((one) => one.text),
    similarity,
  );
  const outliers = outliersOf(table);
  const compared = answered.map(({ reply, ...one }, place): ComparedAnswer<T> => {
    const { finish, usage, cost, attempts, durationMs } = reply;
    const findings = findingsIn(one.value, one.text, finish, rules);
    const standing = { agreement: meanOfOthers(table, place), outlier: outliers[place] ?? false };
    return { ...one, finish, findings, usage, ...(cost && { cost }), attempts, durationMs, ...standing };
  });

  // The failed have no place in the table: rows and columns go by the models' names.
  const places = new Map(compared.map(({ model }, place) => [model, place]));
  const placeOf = (one: { readonly model: string }) => places.get(one.model) ?? -1;
  return {
    images,
    answers: settled.map((one) => (one.status === "failed" ? one : compared[placeOf(one)])).filter((one) => one !== undefined),
    similarity: settled.map((one) => settled.map((other) => table[placeOf(one)]?.[placeOf(other)])),
  };
}

type Settled<T> =
  | ComparedFailure
  | { readonly status: "answered"; readonly model: string; readonly value: T; readonly reply: Reply<T> };

async function settle<T>(model: string, answer: Answer<T>): Promise<Settled<T>> {
  const startedAt = performance.now();
  try {
    const reply = await answer.reply();
    // Reading the value throws where the model has refused.
    return { status: "answered", model, value: reply.value, reply };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause), { cause });
    return { status: "failed", model, error, durationMs: performance.now() - startedAt };
  }
}

/** Names that tell the models apart: the second of two that are called the same gets a number. */
function named(models: readonly Model[] | Readonly<Record<string, Model>>): { name: string; model: Model }[] {
  if (!isList(models)) return Object.entries(models).map(([name, model]) => ({ name, model }));
  const seen = new Map<string, number>();
  return models.map((model) => {
    const name = `${model.provider}:${model.id}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : `${name} (${count})`, model };
  });
}

const isList = (models: readonly Model[] | Readonly<Record<string, Model>>): models is readonly Model[] => Array.isArray(models);
