import type { AltTextOptions } from "@legenda/alt-text";
import { type Answer, LegendaError, type Model, type Reply } from "@legenda/core";
import { type TextSimilarity, textSimilarity } from "../text/text-similarity.js";
import { findingsIn } from "../values/findings-in.js";
import { imagesOf } from "../values/images-of.js";
import { meanOfOthers, similarityMatrix } from "../values/similarity-matrix.js";
import { textOf } from "../values/text-of.js";
import { wholeNumber } from "../whole-number.js";
import { type Ratings, rank, reasonsOf } from "./rank.js";
import { type ImageTextScorer, imageTextScores } from "./scorer.js";
import { variedReply } from "./varied-reply.js";

/** Options of `candidates`. */
export interface CandidatesOptions<T> {
  /**
   * The model to use. Its capabilities then say which parameters it takes; otherwise they are tried.
   *
   * @default the answer's own model
   */
  readonly model?: Model;
  /**
   * The temperature of all candidates but the first, which is requested unchanged.
   *
   * @default 0.8
   */
  readonly temperature?: number;
  /** Scores how well texts fit the image. */
  readonly scorer?: ImageTextScorer;
  /** Options of the alt text rules; `false` switches the rules off. */
  readonly rules?: AltTextOptions | false;
  /**
   * Returns how similar two texts are, from 0 to 1.
   *
   * @default similarity of spelling
   */
  readonly similarity?: TextSimilarity;
  /**
   * The similarity from which two candidates count as duplicates.
   *
   * @default 0.9
   */
  readonly duplicatesFrom?: number;
  /**
   * Returns the text of a value.
   *
   * @default its `alt`, `caption` or similar property
   */
  readonly text?: (value: T) => string;
  readonly signal?: AbortSignal;
}

/** One of the answers, with its rank explained. */
export interface Candidate<T> extends Ratings {
  readonly value: T;
  readonly text: string;
  /** Explains the rank. */
  readonly reasons: readonly string[];
  /** The values of lower-ranked candidates that say nearly the same. */
  readonly duplicates: readonly T[];
  readonly reply: Reply<T>;
}

/** The ranked answers. */
export interface Candidates<T> {
  readonly best: Candidate<T>;
  /** Best first, without near-duplicates. */
  readonly ranked: readonly Candidate<T>[];
  /** Every reply, duplicates included, to sum up tokens and cost. */
  readonly replies: readonly Reply<T>[];
  /** The errors of the requests that failed. */
  readonly failed: readonly LegendaError[];
}

/**
 * Requests several answers in parallel and ranks them: by the alt text rules, by an image-text score if there is a
 * scorer, and by how far they agree. Every answer is a request of its own, so this works with every model, and a request
 * that fails does not affect the others.
 *
 * @param answer what a caption function returned; it is not sent itself
 * @throws the error of the first request, if every request failed
 * @example
 * const { best } = await candidates(captions.altText({ photo }), 4, { scorer: clip });
 * console.log(best.value.alt, best.reasons);
 */
export async function candidates<T>(
  answer: Answer<T>,
  count: number,
  options: CandidatesOptions<T> = {},
): Promise<Candidates<T>> {
  const { answers, failed } = await requestAnswers(answer, wholeNumber("count", count), options);
  const [best, ...others] = mergeDuplicates(rank(await rate(answers, answer, options)), options);
  if (!best) throw failed[0];
  return { best, ranked: [best, ...others], replies: answers.map(({ reply }) => reply), failed };
}

interface CandidateAnswer<T> {
  readonly value: T;
  readonly text: string;
  readonly reply: Reply<T>;
}

async function requestAnswers<T>(answer: Answer<T>, count: number, options: CandidatesOptions<T>) {
  const { model, temperature = 0.8, signal, text = textOf } = options;
  const request = answer.with({ ...(model && { model }), ...(signal && { signal }) });
  const requests = Array.from({ length: count }, async (_, seed): Promise<CandidateAnswer<T>> => {
    const reply = await (seed === 0 ? request.reply() : variedReply(request, { temperature, seed }, model));
    // Reading the value throws if the model refused.
    return { reply, value: reply.value, text: text(reply.value) };
  });
  const settled = await Promise.allSettled(requests);
  signal?.throwIfAborted();
  const errors: unknown[] = settled.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  const failed = errors.map((error) => {
    if (error instanceof LegendaError) return error;
    throw error;
  });
  return { answers: settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])), failed };
}

interface RatedAnswer<T> extends CandidateAnswer<T>, Ratings {
  /** The similarity to each answer, by its index. */
  readonly similarities: readonly number[];
  readonly index: number;
}

async function rate<T>(
  answers: readonly CandidateAnswer<T>[],
  answer: Answer<T>,
  { scorer, rules, similarity = textSimilarity }: CandidatesOptions<T>,
): Promise<RatedAnswer<T>[]> {
  const texts = answers.map(({ text }) => text);
  const scores = scorer && texts.length > 0 ? await imageTextScores(scorer, (await imagesOf(answer))[0], texts) : [];
  const matrix = similarityMatrix(texts, similarity);
  return answers.map((candidate, index) => {
    const { value, text, reply } = candidate;
    const imageText = scores[index];
    return {
      ...candidate,
      index,
      similarities: matrix[index] ?? [],
      findings: findingsIn(value, text, reply.finish, rules),
      agreement: meanOfOthers(matrix, index),
      ...(imageText !== undefined && { imageText }),
    };
  });
}

/** Merges near-duplicates. It follows the ranking, so that the best of each group is kept. */
function mergeDuplicates<T>(ranked: readonly RatedAnswer<T>[], { duplicatesFrom = 0.9 }: CandidatesOptions<T>): Candidate<T>[] {
  const groups: [RatedAnswer<T>, ...RatedAnswer<T>[]][] = [];
  for (const candidate of ranked) {
    const group = groups.find(([first]) => (first.similarities[candidate.index] ?? 0) >= duplicatesFrom);
    if (group) group.push(candidate);
    else groups.push([candidate]);
  }
  return groups.map(([{ index: _index, similarities: _similarities, ...candidate }, ...others]) => ({
    ...candidate,
    reasons: reasonsOf(candidate, others.length, ranked.length - 1),
    duplicates: others.map(({ value }) => value),
  }));
}
