import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { countSources } from "./count-sources.js";
import { folder } from "./folder.js";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");
const heldBytes = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

test("20,000 files of one folder: all of them, in order, and no more held than their names", async () => {
  const root = temporaryFolder(onTestFinished).path;
  const names = Array.from({ length: 20_000 }, (_, index) => `img-${String(index).padStart(6, "0")}.jpg`);
  for (let at = 0; at < names.length; at += 500) {
    await Promise.all(names.slice(at, at + 500).map((name) => writeFile(join(root, name), "")));
  }
  let at = 0;
  let most = 0;
  const before = heldBytes();
  for await (const { key } of folder(root)) {
    expect(key === names[at++]).toBe(true);
    if (at % 4_000 === 1) most = Math.max(most, heldBytes() - before);
  }
  expect(at).toBe(names.length);
  // Less than 200 bytes a name: items, paths and promises of all of them would take several times as much.
  expect(most).toBeLessThan(4_000_000);

  let first: string | undefined;
  for await (const { key } of folder(root)) {
    first = key;
    break;
  }
  expect(first).toBe(names[0]);
  expect(await countSources(folder(root, { ignore: ["*0.jpg"] }))).toBe(18_000);
});
