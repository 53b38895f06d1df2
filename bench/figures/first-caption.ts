/**
 * The user CPU time of a fresh process that makes one caption: through Legenda, over the same through Vercel's `ai` with its
 * OpenAI provider, and over one bare `fetch`.
 *
 * Method: the programs are `programs/first-caption-*`. Each sends one chat completion with an image by its URL to a server on
 * loopback, in a process of its own, and ends once it has the text. Counted is the whole process, Node's own start included,
 * as the kernel reports it at the exit. 2 pairs warm up, 21 are counted, in turn; the figure is the median of the pairs'
 * ratios.
 */
import { type Figure, median, pairedRatios } from "../measure.js";
import { runProgram } from "../processes/child.js";
import { startServer } from "../processes/start-server.js";

function firstCaption(other: string): Figure {
  return {
    name: `first-caption-vs-${other}`,
    unit: "ratio",
    async measure() {
      using server = await startServer();
      const env = { BENCH_SERVER: `${server.url}/v1` };
      const started = (name: string) => async () => (await runProgram(`first-caption-${name}`, env)).userMs;
      await pairedRatios(2, started("legenda"), started(other));
      return median(await pairedRatios(21, started("legenda"), started(other)));
    },
  };
}

export const firstCaptions: readonly Figure[] = [firstCaption("ai"), firstCaption("fetch")];
