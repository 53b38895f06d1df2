import type { BatchSource, BatchSources } from "@legenda/batch";
import { DefinitionError } from "@legenda/core";
import { countSources } from "./count-sources.js";

/**
 * A sample of sources, in their order: a random one from each of `count` equal stretches, so that it is spread over all. The
 * same seed picks the same ones. The sources are read twice, once to count them.
 *
 * @param count the size of the sample; all sources, if there are fewer
 * @throws {DefinitionError} for sources that can be read only once
 * @example
 * sampled(folder("photos"), 20, { seed: 7 });
 */
export function sampled(sources: BatchSources, count: number, options: { seed?: number } = {}): AsyncIterable<BatchSource> {
  const { seed = 0 } = options;
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new DefinitionError(`A sample of ${count} images is not possible. Use a whole number from 1.`);
  }
  if (!Number.isSafeInteger(seed)) throw new DefinitionError(`The seed ${seed} is not a whole number.`);
  return {
    async *[Symbol.asyncIterator]() {
      if (readsOnce(sources)) {
        throw new DefinitionError("These sources can be read only once, but a sample needs two passes. Pass an array.");
      }
      const total = await countSources(sources);
      const size = Math.min(count, total);
      let place = 0;
      let stretch = 0;
      let wanted = placeIn(stretch, size, total, seed);
      for await (const source of sources) {
        if (stretch === size) return;
        if (place++ !== wanted) continue;
        yield source;
        wanted = placeIn(++stretch, size, total, seed);
      }
    },
  };
}

/** Which place of a stretch is taken. */
function placeIn(stretch: number, size: number, total: number, seed: number): number {
  const from = Math.floor((stretch * total) / size);
  const to = Math.floor(((stretch + 1) * total) / size);
  return from + Math.floor(random(seed, stretch) * (to - from));
}

/** A number from 0 up to 1 that two whole numbers decide: the finisher of SplitMix32 over both. */
function random(seed: number, index: number): number {
  const mixed = mix(mix(seed | 0) ^ mix(Math.floor(seed / 2 ** 32)) ^ Math.imul(index + 1, 0x9e3779b9));
  return (mixed >>> 0) / 2 ** 32;
}

function mix(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}

/** A generator is its own iterator, and can be read once. */
function readsOnce(sources: BatchSources): boolean {
  return Symbol.asyncIterator in sources
    ? (sources[Symbol.asyncIterator]() as object) === sources
    : (sources[Symbol.iterator]() as object) === sources;
}
