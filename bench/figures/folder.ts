/**
 * A folder captioned by `legenda`, as it is installed, against a server in a process of its own.
 *
 * `folder-rate`: how much of what a limit of 100 requests a second allows is used. Method: the server lets 100 a second
 * through (a bucket of ten) and answers more with 429; 3,000 pictures, `--rpm 6000 --concurrency 32`. The figure is the rate
 * between the first answer and the last, over 100.
 *
 * `folder-memory-growth`: the peak of resident memory with 100,000 pictures over that with 1,000, and `folder-memory-peak`
 * the former in megabytes. Method: each run is a process of its own, from the folder through the journal on disk to the CSV,
 * without a limit, `--concurrency 16`; the pictures are 4 x 4 pixels, no two alike.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderOf } from "../folder/folder-of.js";
import { runLegenda, startServer } from "../folder/in-processes.js";
import type { Figure } from "../measure.js";

export const folderRate: Figure = {
  name: "folder-rate",
  unit: "ratio",
  async measure() {
    const [count, perSecond] = [3_000, 100];
    using folder = folderOf(count);
    using server = await startServer(perSecond);
    const pace = ["--rpm", String(perSecond * 60), "--concurrency", "32"];
    await captionFolder(folder.path, server.url, count, pace);
    const { elapsedMs } = await server.counts();
    return ((count - 1) * 1_000) / elapsedMs / perSecond;
  },
};

/** Captions a folder to its end, makes sure that every picture has its row, and gives the peak of memory in megabytes. */
async function captionFolder(path: string, server: string, count: number, flags: readonly string[]): Promise<number> {
  const peak = await runLegenda(path, "caption", "images", "--model", `${server}/v1#bench`, "--quiet", ...flags);
  const captioned = readFileSync(join(path, "captions.csv"), "utf8").split("A small picture.").length - 1;
  if (captioned !== count) throw new Error(`${captioned} of ${count} pictures were captioned.`);
  return peak;
}

const measured = new Map<number, Promise<number>>();

/** The peak over a folder; taken once, since two figures are made of it. */
function peakWith(count: number): Promise<number> {
  const known = measured.get(count);
  if (known) return known;
  const peak = (async () => {
    using folder = folderOf(count);
    using server = await startServer();
    return await captionFolder(folder.path, server.url, count, ["--concurrency", "16"]);
  })();
  measured.set(count, peak);
  return peak;
}

export const folderMemoryGrowth: Figure = {
  name: "folder-memory-growth",
  unit: "ratio",
  async measure() {
    const few = await peakWith(1_000);
    return (await peakWith(100_000)) / few;
  },
};

export const folderMemoryPeak: Figure = { name: "folder-memory-peak", unit: "mb", measure: () => peakWith(100_000) };
