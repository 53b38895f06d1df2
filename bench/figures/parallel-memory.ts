/**
 * The memory that 1,000 calls take while they are under way at once, each with an image of 30 KB of its own, over what the
 * same calls take through Vercel's `ai` with its OpenAI provider.
 *
 * Method: the programs are `programs/parallel-*`, each a fresh process; the server, on loopback in a process of its own,
 * answers none before all have arrived. A first call with a small image loads what is loaded on demand. The figure is the
 * median of 5 pairs' ratios, taken in turn, of the peak of resident memory that the kernel reports at the exit, less what
 * was resident before the thousand calls: Node itself, the packages and the 30 MB of images.
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
    const growth = (name: string) => async () => (await runProgram(`parallel-${name}`, env)).growthMb;
    return median(await pairedRatios(5, growth("legenda"), growth("ai")));
  },
};
