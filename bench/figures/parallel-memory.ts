/**
 * The peak of resident memory with 1,000 calls under way at once, each with an image of 30 KB of its own, over that of the
 * same through Vercel's `ai` with its OpenAI provider.
 *
 * Method: the programs are `programs/parallel-*`, each a fresh process; the server, on loopback in a process of its own,
 * answers none before all have arrived. The figure is the median of 5 pairs' ratios, taken in turn, of the peak that the
 * kernel reports at the exit, which holds Node itself and the 30 MB of images on both sides.
 */
import { type Figure, median, pairedRatios } from "../measure.js";
import { runProgram } from "../processes/child.js";
import { startServer } from "../processes/start-server.js";

const calls = 1_000;

export const parallelMemory: Figure = {
  name: "parallel-1000-memory-vs-ai",
  unit: "ratio",
  async measure() {
    using server = await startServer({ hold: calls });
    const env = { BENCH_SERVER: `${server.url}/v1`, BENCH_CALLS: String(calls) };
    const peak = (name: string) => async () => (await runProgram(`parallel-${name}`, env)).peakMb;
    return median(await pairedRatios(5, peak("legenda"), peak("ai")));
  },
};
