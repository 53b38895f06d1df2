/**
 * A folder captioned by `legenda`, as it is installed, against a server in a process of its own.
 *
 * `folder-rate`: how much of what a limit of 100 requests a second allows is used. Method: the server lets 100 a second
 * through (a bucket of ten) and answers more with 429; 3,000 pictures, `--rpm 6000 --concurrency 32`. The figure is the rate
 * between the first answer and the last, over 100.
 *
 * `folder-memory-growth`: the peak of resident memory with 100,000 pictures over that with 1,000, and `folder-memory-peak`
 * the former in megabytes. Method: each run is a process of its own, from the folder through the journal on disk to the CSV,
 * without a limit, `--concurrency 16`; the pictures are 4 x 4 pixels, no two alike. `--pictures` takes fewer (and a hundredth
 * of them in the place of 1,000), for a first impression.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderOf } from "../folder/folder-of.js";
import type { Figure, FigureOptions } from "../measure.js";
import { command, runNode } from "../processes/child.js";
import { startServer } from "../processes/start-server.js";

export const folderRate: Figure = {
  name: "folder-rate",
  unit: "ratio",
  async measure() {
    const [count, perSecond] = [3_000, 100];
    using folder = folderOf(count);
    using server = await startServer({ perSecond });
    const pace = ["--rpm", String(perSecond * 60), "--concurrency", "32"];
    await captionFolder(folder.path, server.url, count, pace);
    const { elapsedMs } = await server.counts();
    return ((count - 1) * 1_000) / elapsedMs / perSecond;
  },
};

/**
 * Captions a folder to its end.
 *
 * @returns the peak of memory in megabytes
 * @throws {Error} where a picture has no row
 */
async function captionFolder(path: string, server: string, count: number, flags: readonly string[]): Promise<number> {
  const args = [command, "caption", "images", "--model", `${server}/v1#bench`, "--quiet", ...flags];
  const { peakMb } = await runNode(args, { cwd: path });
  const captioned = readFileSync(join(path, "captions.csv"), "utf8").split("A small picture.").length - 1;
  if (captioned !== count) throw new Error(`${captioned} of ${count} pictures were captioned.`);
  return peakMb;
}

const peaks = new Map<number, Promise<number>>();

/** The peak over a folder; taken once, since two figures are made of it. */
function peakWith(count: number): Promise<number> {
  const existing = peaks.get(count);
  if (existing) return existing;
  const peak = (async () => {
    using folder = folderOf(count);
    using server = await startServer();
    return await captionFolder(folder.path, server.url, count, ["--concurrency", "16"]);
  })();
  peaks.set(count, peak);
  return peak;
}

export const folderMemoryGrowth: Figure = {
  name: "folder-memory-growth",
  unit: "ratio",
  group: "folder-memory",
  async measure({ pictures }: FigureOptions) {
    const few = await peakWith(pictures / 100);
    return (await peakWith(pictures)) / few;
  },
};

export const folderMemoryPeak: Figure = {
  name: "folder-memory-peak",
  unit: "mb",
  group: "folder-memory",
  measure: ({ pictures }) => peakWith(pictures),
};
