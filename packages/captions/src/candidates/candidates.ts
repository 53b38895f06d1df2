import type { AltTextOptions } from "@legenda/alt-text";
import { type Answer, LegendaError, type Model, type Reply } from "@legenda/core";
import { similarity as byLetters, type Similarity } from "../text/similarity.js";
import { findingsIn } from "../values/findings-in.js";
import { imagesOf } from "../values/images-of.js";
import { meanOfOthers, similarities } from "../values/mean-similarity.js";
import { textOf } from "../values/text-of.js";
import { wholeNumber } from "../whole-number.js";
import { type Merits, rank, reasonsOf } from "./rank.js";
import { type ImageTextScorer, scoresOf } from "./scorer.js";
import { askVaried } from "./vary.js";

export interface CandidatesOptions<T> {
  /** The model to ask; the answer's own unless told otherwise. With it, what parameters it takes is known, not tried. */
  readonly model?: Model;
  /** For all candidates but the first, which is asked for as it is; 0.8 unless told otherwise. */
  readonly temperature?: number;
  /** How well texts fit the image. */
  readonly scorer?: ImageTextScorer;
  /** What the rules are told; `false` for no rules. */
  readonly rules?: AltTextOptions | false;
  /** How alike two texts are, 0 to 1; by their letters unless told otherwise. */
  readonly similarity?: Similarity;
  /** From which likeness on two candidates are one; 0.9 unless told otherwise. */
  readonly duplicatesFrom?: number;
  /** The text of a value that is judged; its `alt`, `caption` or the like unless told otherwise. */
  readonly text?: (value: T) => string;
  readonly signal?: AbortSignal;
}

export interface Candidate<T> extends Merits {
  readonly value: T;
  readonly text: string;
  /** Why it stands where it stands. */
  readonly reasons: readonly string[];
  /** Those that say nearly the same and stand behind it. */
  readonly duplicates: readonly T[];
  readonly reply: Reply<T>;
}

export interface Candidates<T> {
  readonly best: Candidate<T>;
  /** Without near-duplicates, the best first. */
  readonly ranked: readonly Candidate<T>[];
  /** Every answer as it came, duplicates included: what all of them took. */
  readonly replies: readonly Reply<T>[];
  /** What went wrong with those that gave no answer. */
  readonly failed: readonly LegendaError[];
}

/**
 * Asks for several answers at once and ranks them: by the rules of alt text, by an image-text score where there is a
 * scorer, and by how far they agree. Each is a request of its own, so that it works with every model and every answer,
 * and one that fails loses none of the others.
 *
 * @param answer what a caption function returned; it is not sent itself
 * @throws what the first request threw, where none gave an answer
 * @example
 * const { best } = await candidates(captions.altText({ photo }), 4, { scorer: clip });
 * console.log(best.value.alt, best.reasons);
 */
export async function candidates<T>(
  answer: Answer<T>,
  count: number,
  options: CandidatesOptions<T> = {},
): Promise<Candidates<T>> {
  const { answered, failed } = await askAll(answer, wholeNumber("count", count), options);
  const [best, ...others] = merge(rank(await judge(answered, answer, options)), options);
  if (!best) throw failed[0];
  return { best, ranked: [best, ...others], replies: answered.map(({ reply }) => reply), failed };
}

interface Answered<T> {
  readonly value: T;
  readonly text: string;
  readonly reply: Reply<T>;
}

async function askAll<T>(answer: Answer<T>, count: number, options: CandidatesOptions<T>) {
  const { model, temperature = 0.8, signal, text = textOf } = options;
  const asked = answer.with({ ...(model && { model }), ...(signal && { signal }) });
  const requests = Array.from({ length: count }, async (_, seed): Promise<Answered<T>> => {
    const reply = await (seed === 0 ? asked.reply() : askVaried(asked, { temperature, seed }, model));
    // Reading the value throws where the model has refused.
    return { reply, value: reply.value, text: text(reply.value) };
  });
  const settled = await Promise.allSettled(requests);
  signal?.throwIfAborted();
  const reasons: unknown[] = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  const failed = reasons.map((reason) => {
    if (reason instanceof LegendaError) return reason;
    throw reason;
  });
  return { answered: settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])), failed };
}

interface Judged<T> extends Answered<T>, Merits {
  /** How alike it is to each answer, by their index. */
  readonly likeness: readonly number[];
  readonly index: number;
}

async function judge<T>(
  answered: readonly Answered<T>[],
  answer: Answer<T>,
  options: CandidatesOptions<T>,
): Promise<Judged<T>[]> {
  const { scorer, rules, similarity = byLetters } = options;
  const texts = answered.map(({ text }) => text);
  const scores = scorer && texts.length > 0 ? await scoresOf(scorer, (await imagesOf(answer))[0], texts) : [];
  const table = similarities(texts, similarity);
  return answered.map((one, index) => {
    const findings = findingsIn(one.value, one.text, one.reply.finish, rules);
    const imageText = scores[index];
    const likeness = table[index] ?? [];
    return {
      ...one,
      index,
      likeness,
      findings,
      agreement: meanOfOthers(table, index),
      ...(imageText !== undefined && { imageText }),
    };
  });
}

/** Takes near-duplicates together. It comes after the ranking, so that the best of them is the one that stays. */
function merge<T>(ranked: readonly Judged<T>[], { duplicatesFrom = 0.9 }: CandidatesOptions<T>): Candidate<T>[] {
  const groups: [Judged<T>, ...Judged<T>[]][] = [];
  for (const candidate of ranked) {
    const group = groups.find(([first]) => (first.likeness[candidate.index] ?? 0) >= duplicatesFrom);
    if (group) group.push(candidate);
    else groups.push([candidate]);
  }
  return groups.map(([{ index: _index, likeness: _likeness, ...candidate }, ...others]) => ({
    ...candidate,
    reasons: reasonsOf(candidate, others.length, ranked.length - 1),
    duplicates: others.map(({ value }) => value),
  }));
}
