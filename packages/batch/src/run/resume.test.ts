import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promptTemplate } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { errorOf, temporaryFolder, tinyPicture } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { JournalError } from "../journal/journal-error.js";
import { readJournal } from "../journal/read-journal.js";
import { refreshFileSignatures } from "../journal/refresh-file-signatures.js";
import type { BatchResult } from "../result.js";
import type { BatchSource } from "../source.js";
import { asking, captions, until } from "../testing/asking.js";
import { pictureFiles } from "../testing/picture-files.js";
import { batch } from "./batch.js";
import type { BatchOptions } from "./batch-options.js";

describe("with a journal", () => {
  test("a second run sends nothing and returns the same", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 12);
    const model = testModel((_, index) => `Caption ${index}`);
    const first = await Array.fromAsync(batch(asking(model), sources, { journal }));
    const second = batch(asking(model), sources, { journal });
    expect(captions(await Array.fromAsync(second))).toEqual(captions(first));
    expect(model.requests).toHaveLength(12);
    expect(second.progress).toMatchObject({ fromJournal: 12, called: 0, requests: 0, cost: 0 });
  });

  test("left in the middle, it continues where it was, and images in flight count", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 40);
    const model = testModel((_, index) => `Caption ${index}`);
    let seen = 0;
    for await (const _ of batch(asking(model), sources, { journal, concurrency: 4 })) if (++seen === 10) break;
    const asked = model.requests.length;
    expect(asked).toBeLessThan(25);
    expect(Object.keys(captions(await Array.fromAsync(batch(asking(model), sources, { journal }))))).toHaveLength(40);
    expect(model.requests).toHaveLength(40);
  });

  test("stop finishes the images in flight and ends without an error", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 40);
    const model = testModel(async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return `Caption ${index}`;
    });
    const run = batch(asking(model), sources, { journal, concurrency: 4 });
    const results: BatchResult[] = [];
    for await (const result of run) {
      results.push(result);
      if (results.length === 8) run.stop();
    }
    expect(results.length).toBe(model.requests.length);
    expect(results.length).toBeLessThan(40);
    using reader = readJournal(journal);
    expect(reader.runs[0]?.finishedAt).toBeUndefined();
    expect([...reader.results()]).toHaveLength(results.length);
  });

  test("an abort ends at once with its reason; images in flight stay open", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 20);
    const stop = new AbortController();
    const model = testModel(async (_, index) => {
      if (index < 4) return `Caption ${index}`;
      setTimeout(() => stop.abort("enough"), 5);
      return new Promise<string>(() => {});
    });
    const { results, error } = await until(batch(asking(model), sources, { journal, concurrency: 2, signal: stop.signal }));
    expect(error).toBe("enough");
    expect(results.map(({ status }) => status)).toEqual(Array(4).fill("done"));
    const again = await Array.fromAsync(batch(asking(testModel("A wolf.")), sources, { journal }));
    expect(again.filter(({ status }) => status === "done")).toHaveLength(20);
  });

  test("a changed file is asked about again, a touched one is not", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 3);
    const model = testModel((_, index) => `Caption ${index}`);
    const first = captions(await Array.fromAsync(batch(asking(model), sources, { journal, concurrency: 1 })));
    writeFileSync(join(folder.path, "0.png"), tinyPicture(0));
    writeFileSync(join(folder.path, "1.png"), tinyPicture(1_000_000));
    const second = captions(await Array.fromAsync(batch(asking(model), sources, { journal, concurrency: 1 })));
    expect(second).toEqual({ ...first, "1.png": "Caption 3" });
    expect(model.requests).toHaveLength(4);
  });

  test("a file that was written into is the same image once its signature is refreshed", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 2);
    const model = testModel("A wolf.");
    await Array.fromAsync(batch(asking(model), sources, { journal }));
    for (const { key } of sources) writeFileSync(join(folder.path, key), tinyPicture(1_000 + Number.parseInt(key, 10)));
    await refreshFileSignatures(journal);
    await Array.fromAsync(batch(asking(model), sources, { journal }));
    expect(model.requests).toHaveLength(2);
  });

  test("a changed prompt is refused, or captioned images are kept or captioned again", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 3);
    const model = testModel((_, index) => `Caption ${index}`);
    const run = async (words: string, changed?: "ask" | "keep") =>
      captions(
        await Array.fromAsync(batch(asking(model, words), sources, { journal, concurrency: 1, ...(changed && { changed }) })),
      );
    const first = await run("Caption");
    await expect(run("Describe")).rejects.toMatchObject({
      reason: "other-settings",
      message: expect.stringContaining("another prompt"),
    });
    expect(await run("Describe", "keep")).toEqual(first);
    expect(model.requests).toHaveLength(3);
    expect(Object.values(await run("Describe", "ask"))).toEqual(["Caption 3", "Caption 4", "Caption 5"]);
    expect(Object.values(await run("Describe"))).toEqual(["Caption 3", "Caption 4", "Caption 5"]);
    expect(model.requests).toHaveLength(6);
  });

  test("a changed row is captioned again where its prompt differs", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const [source] = pictureFiles(folder.path, 1) as [BatchSource];
    const model = testModel((_, index) => `Caption ${index}`);
    const caption = promptTemplate("The {name} in {photo:image}").call(model);
    const run = (fields: Record<string, string>) =>
      Array.fromAsync(
        batch((photo, { fields: { name = "" } }) => caption({ photo, name }), [{ ...source, fields }], { journal }),
      );
    await run({ name: "bag", stock: "3" });
    expect((await run({ name: "bag", stock: "2" }))[0]).toMatchObject({ value: "Caption 0", fields: { stock: "2" } });
    expect((await run({ name: "hat", stock: "2" }))[0]).toMatchObject({ value: "Caption 1" });
  });

  test("removed images are left out, and come back at no cost", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 4);
    const model = testModel((_, index) => `Caption ${index}`);
    await Array.fromAsync(batch(asking(model), sources, { journal }));
    await Array.fromAsync(batch(asking(model), sources.slice(2), { journal }));
    using reader = readJournal(journal);
    expect([...reader.results()].map(({ key }) => key)).toEqual(["2.png", "3.png"]);
    await Array.fromAsync(batch(asking(model), sources, { journal }));
    expect([...reader.results()].map(({ key }) => key)).toEqual(["0.png", "1.png", "2.png", "3.png"]);
    expect(model.requests).toHaveLength(4);
  });

  test("other settings are refused, and named", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 1);
    const run = (options: BatchOptions) => Array.fromAsync(batch(asking(testModel("A wolf.")), sources, { journal, ...options }));
    await run({ settings: { model: "a", words: 12 } });
    await run({ settings: { words: 12, model: "a" } });
    const error = await errorOf(run({ settings: { model: "b", words: 12 } }), JournalError);
    expect(error).toMatchObject({ reason: "other-settings", message: expect.stringContaining('model: "a" then, "b" now') });
  });

  test("two runs never share one", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 2);
    for await (const _ of batch(asking(testModel("A wolf.")), sources, { journal, concurrency: 1 })) {
      await expect(Array.fromAsync(batch(asking(testModel("A fox.")), sources, { journal }))).rejects.toMatchObject({
        reason: "locked",
      });
      using reader = readJournal(journal);
      expect(reader.active).toBe(true);
    }
    using reader = readJournal(journal);
    expect(reader.active).toBe(false);
  });

  test("another kind of file is left as it is", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "notes.txt");
    writeFileSync(journal, "Not a database at all, just some notes that somebody keeps here.".repeat(20));
    const error = await errorOf(Array.fromAsync(batch(asking(testModel("")), [], { journal })));
    expect(error).toMatchObject({ reason: "not-a-journal", path: journal });
  });
});
