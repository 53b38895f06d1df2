/**
 * The time of `legenda --help` over that of an empty Node start.
 *
 * Method: both are whole processes, from their start to their exit, in turn: 5 rounds warm up, then 41 pairs; the figure is
 * the median of the pairs' ratios.
 */
import { spawnSync } from "node:child_process";
import { type Figure, median, pairedRatios } from "../measure.js";
import { command } from "../processes/child.js";

function started(...words: readonly string[]) {
  return async (): Promise<number> => {
    const startedAt = performance.now();
    const { status } = spawnSync(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
    if (status !== 0) throw new Error(`node ${words.join(" ")} ended with ${status}.`);
    return performance.now() - startedAt;
  };
}

export const helpVersusNode: Figure = {
  name: "help-vs-node",
  unit: "ratio",
  async measure() {
    const [help, empty] = [started(command, "--help"), started("--eval", "0")];
    await pairedRatios(5, help, empty);
    return median(await pairedRatios(41, help, empty));
  },
};
