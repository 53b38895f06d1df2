/**
 * A folder by `batch`, against a server in a process of its own.
 *
 * `folder-rate`: how much of what a limit of 100 requests a second allows is used. Method: the server lets 100 a second
 * through and answers more with 429; 3,000 pictures, 32 at once, at `rpm: 6000`. The figure is the rate between the first
 * answer and the last, over 100.
 *
 * `folder-memory-growth`: the peak of resident memory with 100,000 pictures over that with 1,000, and `folder-memory-peak`
 * the former in megabytes. Method: each run is a process of its own that captions a folder of pictures of 4 x 4 pixels with
 * a journal on disk, 16 at once, without a limit, writes a CSV, and tells its own peak.
 */
import { join } from "node:path";
import { folderOf } from "../folder/folder-of.js";
import { runFolder, startServer } from "../folder/in-processes.js";
import type { Figure } from "../measure.js";

export const folderRate: Figure = {
  name: "folder-rate",
  unit: "ratio",
  async measure() {
    const [count, perSecond] = [3_000, 100];
    using folder = folderOf(count);
    using server = await startServer(perSecond);
    const { done } = await runFolder(folder.images, server.url, join(folder.path, "run.journal"), "32", String(perSecond * 60));
    const { elapsedMs } = await server.counts();
    if (done !== count) throw new Error(`${done} of ${count} pictures were captioned.`);
    return ((count - 1) * 1_000) / elapsedMs / perSecond;
  },
};

const measured = new Map<number, Promise<number>>();

/** The peak over a folder; taken once, since two figures are made of it. */
function peakWith(count: number): Promise<number> {
  const known = measured.get(count);
  if (known) return known;
  const peak = (async () => {
    using folder = folderOf(count);
    using server = await startServer();
    const { done, peakMb } = await runFolder(folder.images, server.url, join(folder.path, "run.journal"), "16");
    if (done !== count) throw new Error(`${done} of ${count} pictures were captioned.`);
    return peakMb;
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
