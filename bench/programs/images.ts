import { noiseImage } from "../figures/noise-image.js";

/** One image of 30 KB for each call, none shared. */
export function images(): readonly Uint8Array[] {
  return Array.from({ length: Number(process.env.BENCH_CALLS) }, () => noiseImage(30_000));
}

/** One of 1 KB, for a first call. */
export const smallImage = (): Uint8Array => noiseImage(1_000);
