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

/** Options of `compare`. */
export interface CompareOptions<T> {
  /** Options of the alt text rules; `false` switches the rules off. */
  readonly rules?: AltTextOptions | false;
  /**
   * Returns how similar two texts are, from 0 to 1.
   *
   * @default similarity of spelling
   */
  readonly similarity?: TextSimilarity;
  /**
   * Returns the text of a value.
   *
   * @default its `alt`, `caption` or similar property
   */
  readonly text?: (value: T) => string;
  readonly signal?: AbortSignal;
}

/**
 * Sends the same request to several models in parallel. A model that fails is listed with its error.
 *
 * @param models a list, or an object with names of your own
 * @param ask an answer, which is not sent itself, or a function that returns one for a model
 * @throws {DefinitionError} if there is no model
 * @example
 * const comparison = await compare([openai("gpt-4o-mini"), anthropic("claude-haiku-4-5")], captions.altText({ photo }));
 * console.log(comparisonTable(comparison));
 */
export async function compare<T>(
  models: readonly Model[] | Readonly<Record<string, Model>>,
  ask: Answer<T> | ((model: Model) => Answer<T>),
  options: CompareOptions<T> = {},
): Promise<Comparison<T>> {
  const { signal } = options;
  const requests = namedModels(models).map(({ name, model }) => {
    const answer = typeof ask === "function" ? ask(model) : ask.with(model);
    return { name, answer: signal ? answer.with({ signal }) : answer };
  });
  const [first] = requests;
  if (!first) throw new DefinitionError("There is no model to compare: pass at least one.");
  const images = await imagesOf(first.answer);
  const results = await Promise.all(requests.map(({ name, answer }) => resultOf(name, answer)));
  signal?.throwIfAborted();
  return { images, ...rated(results, options) };
}

type Result<T> =
  | ComparedFailure
  | { readonly status: "answered"; readonly model: string; readonly value: T; readonly reply: Reply<T> };

async function resultOf<T>(model: string, answer: Answer<T>): Promise<Result<T>> {
  const startedAt = performance.now();
  try {
    const reply = await answer.reply();
    // Reading the value throws if the model refused.
    return { status: "answered", model, value: reply.value, reply };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause), { cause });
    return { status: "failed", model, error, durationMs: performance.now() - startedAt };
  }
}

/** Rates the answers by the rules and by their agreement. */
function rated<T>(
  results: readonly Result<T>[],
  { rules, text = textOf, similarity = textSimilarity }: CompareOptions<T>,
): Omit<Comparison<T>, "images"> {
  const answers = results.flatMap((result) => (result.status === "answered" ? [{ ...result, text: text(result.value) }] : []));
  const matrix = similarityMatrix(
    answers.map((answer) => answer.text),
    similarity,
  );
  const outliers = outliersOf(matrix);
  const compared = answers.map(({ reply, ...answer }, index): ComparedAnswer<T> => {
    const { finish, usage, cost, attempts, durationMs } = reply;
    const findings = findingsIn(answer.value, answer.text, finish, rules);
    const rating = { agreement: meanOfOthers(matrix, index), outlier: outliers[index] ?? false };
    return { ...answer, finish, findings, usage, ...(cost && { cost }), attempts, durationMs, ...rating };
  });
  // The matrix has no rows for failures, so its rows are found by model name.
  const rows = new Map(compared.map(({ model }, index) => [model, index]));
  const rowOf = ({ model }: { readonly model: string }) => rows.get(model) ?? -1;
  return {
    answers: results
      .map((result) => (result.status === "failed" ? result : compared[rowOf(result)]))
      .filter((answer) => answer !== undefined),
    similarity: results.map((row) => results.map((column) => matrix[rowOf(row)]?.[rowOf(column)])),
  };
}

/** Names the models. If two have the same provider and id, the second gets a number. */
function namedModels(models: readonly Model[] | Readonly<Record<string, Model>>): { name: string; model: Model }[] {
  if (!isList(models)) return Object.entries(models).map(([name, model]) => ({ name, model }));
  const counts = new Map<string, number>();
  return models.map((model) => {
    const name = `${model.provider}:${model.id}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { name: count === 1 ? name : `${name} (${count})`, model };
  });
}

const isList = (models: readonly Model[] | Readonly<Record<string, Model>>): models is readonly Model[] => Array.isArray(models);
