import type { Sampling } from "./settings.js";

/** The part of a tensor's interface that is used here. */
interface Logits {
  readonly data: ArrayLike<number>;
}

/** Tokens below this share of the most probable token's probability are never drawn: their sum is negligible. */
const negligible = Math.log(1e-12);

/**
 * A logits processor that draws a token and leaves only that one. transformers.js does not implement top-p, and draws
 * from one generator for the whole process, so a seed would affect every other model.
 *
 * @param random returns numbers from 0 up to 1
 */
export function sampler({ temperature, topK, topP }: Sampling, random: () => number) {
  return <L extends Logits>(_ids: unknown, logits: L): L => {
    const scores = logits.data as Float32Array;
    const drawn = draw(candidatesOf(scores, temperature, topK), topP, random);
    scores.fill(Number.NEGATIVE_INFINITY);
    scores[drawn] = 0;
    return logits;
  };
}

interface Candidate {
  readonly token: number;
  /** Relative to the most probable token, which has 1. */
  readonly weight: number;
}

function candidatesOf(scores: Float32Array, temperature: number, topK: number): Candidate[] {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  const candidates: Candidate[] = [];
  for (let token = 0; token < scores.length; token++) {
    const exponent = ((scores[token] ?? Number.NEGATIVE_INFINITY) - highest) / temperature;
    if (exponent > negligible) candidates.push({ token, weight: Math.exp(exponent) });
  }
  candidates.sort((one, other) => other.weight - one.weight);
  return topK > 0 ? candidates.slice(0, topK) : candidates;
}

function draw(candidates: readonly Candidate[], topP: number, random: () => number): number {
  const all = candidates.reduce((sum, { weight }) => sum + weight, 0);
  // The smallest set of the most probable tokens with a total share of topP; it always has one.
  let kept = 0;
  let mass = 0;
  while (kept < candidates.length && (kept === 0 || mass < topP * all)) mass += candidates[kept++]?.weight ?? 0;
  let left = random() * mass;
  for (const { token, weight } of candidates.slice(0, kept)) {
    left -= weight;
    if (left < 0) return token;
  }
  return candidates[kept - 1]?.token ?? 0;
}
