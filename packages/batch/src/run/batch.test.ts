import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  AuthenticationError,
  ConnectionError,
  DefinitionError,
  type ImageSource,
  type Model,
  promptTemplate,
  QuotaError,
  ResponseError,
} from "@legenda/core";
import { testModel } from "@legenda/core/test";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { acceptFiles } from "../journal/accept-files.js";
import { JournalError } from "../journal/journal-error.js";
import { readJournal } from "../journal/read-journal.js";
import type { BatchResult } from "../result.js";
import type { BatchSource, BatchSources } from "../source.js";
import { pictureFiles, temporaryFolder } from "../testing/folders.js";
import { tinyPicture } from "../testing/pictures.js";
import { batch } from "./batch.js";
import type { BatchOptions } from "./batch-options.js";
import { OutageError } from "./outage-error.js";

const prices = { input: 1_000, output: 1_000, pricedAt: "2026-11-01", source: "https://example.com" };
const asking = (model: Model, words = "Caption") => {
  const caption = promptTemplate(`${words} {photo:image}`).call(model, { retries: 0 });
  return (photo: ImageSource) => caption({ photo });
};

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const result of results) list.push(result);
  return list;
}

const captions = (results: readonly BatchResult[]) =>
  Object.fromEntries(results.map((result) => [result.key, result.status === "done" ? result.value : `(${result.status})`]));

/** Runs until the error that ends it. */
async function until(results: AsyncIterable<BatchResult>): Promise<{ results: BatchResult[]; error: unknown }> {
  const list: BatchResult[] = [];
  try {
    for await (const result of results) list.push(result);
    return { results: list, error: undefined };
  } catch (error) {
    return { results: list, error };
  }
}

test("each image comes out once, with what was paid for it", async () => {
  using folder = temporaryFolder();
  const model = testModel((_, index) => `Caption ${index}`, { capabilities: { prices } });
  const run = batch(asking(model), pictureFiles(folder.path, 30), { concurrency: 4, total: 30 });
  const results = await all(run);
  expect(new Set(results.map(({ key }) => key)).size).toBe(30);
  expect(results[0]).toMatchObject({
    status: "done",
    origin: "call",
    width: 8,
    height: 8,
    duplicateOf: undefined,
    call: { provider: "test", model: "test-model", finish: "stop", attempts: 1, cost: { amount: 0.015 } },
  });
  expect(run.progress).toMatchObject({
    total: 30,
    finished: 30,
    called: 30,
    failed: 0,
    requests: 30,
    inputTokens: 300,
    active: 0,
  });
  expect(run.progress.cost).toBeCloseTo(0.45);
  expect(run.progress.stage).toBe("finished");
});

test("no more at once than told, and the source is read no further than needed", async () => {
  using folder = temporaryFolder();
  let active = 0;
  let most = 0;
  const model = testModel(async () => {
    most = Math.max(most, ++active);
    await new Promise((resolve) => setTimeout(resolve, 5));
    active--;
    return "A wolf.";
  });
  const files = pictureFiles(folder.path, 60);
  let pulled = 0;
  async function* source() {
    for (const file of files) {
      pulled++;
      yield file;
    }
  }
  for await (const { status } of batch(asking(model), source(), { concurrency: 3 })) {
    expect(status).toBe("done");
    break;
  }
  expect(most).toBe(3);
  expect(pulled).toBeLessThan(12);
});

describe("with a journal", () => {
  test("a second run asks nothing, and gives the same", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 12);
    const model = testModel((_, index) => `Caption ${index}`);
    const first = await all(batch(asking(model), sources, { journal }));
    const second = batch(asking(model), sources, { journal });
    expect(captions(await all(second))).toEqual(captions(first));
    expect(model.requests).toHaveLength(12);
    expect(second.progress).toMatchObject({ fromJournal: 12, called: 0, requests: 0, cost: 0 });
  });

  test("left in the middle, it goes on where it was, and what was under way counts", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 40);
    const model = testModel((_, index) => `Caption ${index}`);
    let seen = 0;
    for await (const _ of batch(asking(model), sources, { journal, concurrency: 4 })) if (++seen === 10) break;
    const asked = model.requests.length;
    expect(asked).toBeLessThan(25);
    expect(Object.keys(captions(await all(batch(asking(model), sources, { journal }))))).toHaveLength(40);
    expect(model.requests).toHaveLength(40);
  });

  test("stop finishes what is under way and ends in order", async () => {
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

  test("an abort ends at once with its reason; what was under way stays open", async () => {
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
    const again = await all(batch(asking(testModel("A wolf.")), sources, { journal }));
    expect(again.filter(({ status }) => status === "done")).toHaveLength(20);
  });

  test("a changed file is asked about again, a touched one is not", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 3);
    const model = testModel((_, index) => `Caption ${index}`);
    const first = captions(await all(batch(asking(model), sources, { journal, concurrency: 1 })));
    writeFileSync(join(folder.path, "0.png"), tinyPicture(0));
    writeFileSync(join(folder.path, "1.png"), tinyPicture(1_000_000));
    const second = captions(await all(batch(asking(model), sources, { journal, concurrency: 1 })));
    expect(second).toEqual({ ...first, "1.png": "Caption 3" });
    expect(model.requests).toHaveLength(4);
  });

  test("a file that was written into is the same picture, where it is accepted", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 2);
    const model = testModel("A wolf.");
    await all(batch(asking(model), sources, { journal }));
    for (const { key } of sources) writeFileSync(join(folder.path, key), tinyPicture(1_000 + Number.parseInt(key, 10)));
    await acceptFiles(journal);
    await all(batch(asking(model), sources, { journal }));
    expect(model.requests).toHaveLength(2);
  });

  test("a changed row is asked again where the question is another one", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const [source] = pictureFiles(folder.path, 1) as [BatchSource];
    const model = testModel((_, index) => `Caption ${index}`);
    const caption = promptTemplate("The {name} in {photo:image}").call(model);
    const run = (fields: Record<string, string>) =>
      all(batch((photo, { fields: { name = "" } }) => caption({ photo, name }), [{ ...source, fields }], { journal }));
    await run({ name: "bag", stock: "3" });
    expect((await run({ name: "bag", stock: "2" }))[0]).toMatchObject({ value: "Caption 0", fields: { stock: "2" } });
    expect((await run({ name: "hat", stock: "2" }))[0]).toMatchObject({ value: "Caption 1" });
  });

  test("images that are gone are left out, and come back at no cost", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 4);
    const model = testModel((_, index) => `Caption ${index}`);
    await all(batch(asking(model), sources, { journal }));
    await all(batch(asking(model), sources.slice(2), { journal }));
    using reader = readJournal(journal);
    expect([...reader.results()].map(({ key }) => key)).toEqual(["2.png", "3.png"]);
    await all(batch(asking(model), sources, { journal }));
    expect([...reader.results()].map(({ key }) => key)).toEqual(["0.png", "1.png", "2.png", "3.png"]);
    expect(model.requests).toHaveLength(4);
  });

  test("other settings are refused, and named", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 1);
    const run = (options: BatchOptions) => all(batch(asking(testModel("A wolf.")), sources, { journal, ...options }));
    await run({ settings: { model: "a", words: 12 } });
    await run({ settings: { words: 12, model: "a" } });
    const error = await run({ settings: { model: "b", words: 12 } }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(JournalError);
    expect(error).toMatchObject({ reason: "other-settings", message: expect.stringContaining('model: "a" then, "b" now') });
  });

  test("two runs never share one", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 2);
    for await (const _ of batch(asking(testModel("A wolf.")), sources, { journal, concurrency: 1 })) {
      await expect(all(batch(asking(testModel("A fox.")), sources, { journal }))).rejects.toMatchObject({ reason: "locked" });
      using reader = readJournal(journal);
      expect(reader.active).toBe(true);
    }
    using reader = readJournal(journal);
    expect(reader.active).toBe(false);
  });

  test("another file is left as it is", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "notes.txt");
    writeFileSync(journal, "Not a database at all, just some notes that somebody keeps here.".repeat(20));
    const error = await all(batch(asking(testModel("")), [], { journal })).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ reason: "not-a-journal", path: journal });
  });
});

describe("the same picture", () => {
  const twice = (folder: string): BatchSource[] => {
    const [one, two] = pictureFiles(folder, 2) as [BatchSource, BatchSource];
    writeFileSync(join(folder, "copy.png"), tinyPicture(0));
    return [one, { key: "copy.png", image: { kind: "file", path: join(folder, "copy.png") } }, two];
  };

  test.each([1, 3])("is captioned once (%i at once)", async (concurrency) => {
    using folder = temporaryFolder();
    const model = testModel((_, index) => `Caption ${index}`);
    const run = batch(asking(model), twice(folder.path), { concurrency });
    const results = await all(run);
    expect(model.requests).toHaveLength(2);
    const names = ["0.png", "copy.png"];
    expect(results.filter(({ key }) => names.includes(key))).toEqual(
      // At once, either of the two may come first.
      expect.arrayContaining([
        expect.objectContaining({ status: "done", origin: "call", duplicateOf: undefined }),
        expect.objectContaining({ status: "done", origin: "duplicate", duplicateOf: expect.toBeOneOf(names) }),
      ]),
    );
    expect(captions(results)["copy.png"]).toBe(captions(results)["0.png"]);
    expect(run.progress).toMatchObject({ duplicates: 1, called: 2 });
  });

  test("is asked again where told, and where the words differ", async () => {
    using folder = temporaryFolder();
    const model = testModel("A wolf.");
    await all(batch(asking(model), twice(folder.path), { duplicates: "ask" }));
    expect(model.requests).toHaveLength(3);
    const caption = promptTemplate("{key} {photo:image}").call(model);
    await all(batch((photo, { key }) => caption({ photo, key }), twice(folder.path)));
    expect(model.requests).toHaveLength(6);
  });

  test("whose first call failed is asked about under its second name", async () => {
    using folder = temporaryFolder();
    let fails = true;
    const model = testModel(({ messages }) => {
      const twice = messages.some(({ content }) =>
        content.some((part) => part.type === "image" && part.image.kind === "bytes" && tinyPicture(0).equals(part.image.bytes)),
      );
      if (!twice || !fails) return "A wolf.";
      fails = false;
      return new ResponseError("", { reply: {} as never });
    });
    const outcomes = captions(await all(batch(asking(model), twice(folder.path), { concurrency: 3 })));
    expect(Object.values(outcomes).sort()).toEqual(["(failed)", "A wolf.", "A wolf."]);
    expect(model.requests).toHaveLength(3);
  });
});

describe("pictures that look alike", () => {
  const scaled = async (folder: string, key: string, width: number, turn = 0): Promise<BatchSource> => {
    const path = join(folder, key);
    await sharp(await photograph(turn))
      .resize(width)
      .webp({ quality: 80 })
      .toFile(path);
    return { key, image: { kind: "file", path } };
  };
  const photograph = (turn: number) => {
    const data = Buffer.alloc(160 * 120 * 3);
    for (let at = 0; at < data.length; at++) {
      const [x, y] = [Math.floor(at / 3) % 160, Math.floor(at / 480)];
      data[at] = 128 + 60 * Math.sin(x / 17 + turn * 2) + 60 * Math.cos(y / (13 + turn * 9) + (at % 3));
    }
    return sharp(data, { raw: { width: 160, height: 120, channels: 3 } })
      .png()
      .toBuffer();
  };

  test.each([1, 4])("share an answer where told, now and in a later run (%i at once)", async (concurrency) => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = [
      await scaled(folder.path, "large.webp", 160),
      await scaled(folder.path, "small.webp", 90),
      await scaled(folder.path, "other.webp", 160, 1),
    ];
    const model = testModel((_, index) => `Caption ${index}`);
    const options = { journal, concurrency, nearDuplicates: 4 };
    const results = captions(await all(batch(asking(model), sources, options)));
    expect(results["small.webp"]).toBe(results["large.webp"]);
    expect(model.requests).toHaveLength(2);
    const later = [...sources, await scaled(folder.path, "tiny.webp", 70)];
    expect(captions(await all(batch(asking(model), later, options)))["tiny.webp"]).toBe(results["large.webp"]);
    expect(model.requests).toHaveLength(2);
  });

  test("are asked about each, unless told, and where the words differ", async () => {
    using folder = temporaryFolder();
    const sources = [await scaled(folder.path, "large.webp", 160), await scaled(folder.path, "small.webp", 90)];
    const model = testModel("A wolf.");
    await all(batch(asking(model), sources));
    expect(model.requests).toHaveLength(2);
    const caption = promptTemplate("{key} {photo:image}").call(model);
    await all(batch((photo, { key }) => caption({ photo, key }), sources, { nearDuplicates: 4 }));
    expect(model.requests).toHaveLength(4);
    await expect(all(batch(asking(model), sources, { nearDuplicates: 40 }))).rejects.toThrow("from 0 to 10");
  });
});

describe("failures", () => {
  test("of one image are its own: no file, no image, a problem of its source, an answer that does not fit", async () => {
    using folder = temporaryFolder();
    const [good] = pictureFiles(folder.path, 1) as [BatchSource];
    writeFileSync(join(folder.path, "text.jpg"), "I am a text.");
    writeFileSync(join(folder.path, "empty.jpg"), "");
    const file = (key: string): BatchSource => ({ key, image: { kind: "file", path: join(folder.path, key) } });
    const sources = [
      file("gone.jpg"),
      file("text.jpg"),
      file("empty.jpg"),
      { ...file("link.jpg"), problem: new Error("No.") },
      good,
    ];
    const results = await all(batch(asking(testModel("A wolf.")), sources));
    const reasons = Object.fromEntries(
      results.map((result) => [result.key, result.status === "failed" ? (result.error.reason ?? result.error.message) : "done"]),
    );
    expect(reasons).toEqual({
      "gone.jpg": "not-found",
      "text.jpg": "not-an-image",
      "empty.jpg": "not-an-image",
      "link.jpg": "No.",
      "0.png": "done",
    });
  });

  test("a refusal is a failure that was paid for", async () => {
    using folder = temporaryFolder();
    const model = testModel({ text: "I cannot help with that.", finish: "refusal" }, { capabilities: { prices } });
    const run = batch(asking(model), pictureFiles(folder.path, 1));
    expect(await all(run)).toMatchObject([
      { status: "failed", error: { name: "RefusedError" }, call: { finish: "refusal", cost: { amount: 0.015 } } },
    ]);
    expect(run.progress.cost).toBeCloseTo(0.015);
  });

  test("all that an answer took is counted, the tries that did not fit as well", async () => {
    using folder = temporaryFolder();
    const model = testModel([{ value: { alt: 1 } }, { value: { alt: "A wolf." } }], { capabilities: { prices } });
    const describe = promptTemplate("Describe {photo:image}").call(model, { response: z.object({ alt: z.string() }) });
    expect(await all(batch((photo) => describe({ photo }), pictureFiles(folder.path, 1)))).toMatchObject([
      { value: { alt: "A wolf." }, call: { attempts: 2, usage: { inputTokens: 20 }, cost: { amount: 0.03 } } },
    ]);
  });

  test("are kept in a second run, and tried again when told", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 3);
    const broken = testModel((_, index) => (index < 2 ? new ResponseError("No.", { reply: {} as never }) : "A wolf."));
    const options = { journal, concurrency: 1 };
    await all(batch(asking(broken), sources, options));
    const model = testModel("A fox.");
    expect(captions(await all(batch(asking(model), sources, options)))).toEqual({
      "0.png": "(failed)",
      "1.png": "(failed)",
      "2.png": "A wolf.",
    });
    await all(batch(asking(model), sources, { ...options, retryFailed: new Set(["1.png"]) }));
    expect(captions(await all(batch(asking(model), sources, { ...options, retryFailed: true })))).toEqual({
      "0.png": "A fox.",
      "1.png": "A fox.",
      "2.png": "A wolf.",
    });
    expect(model.requests).toHaveLength(2);
  });

  test("a wrong key ends the run with one request, and leaves every image open", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 30);
    const wrong = testModel(new AuthenticationError("The key is wrong.", { provider: "test" }));
    const { results, error } = await until(batch(asking(wrong), sources, { journal, concurrency: 1 }));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect([results.length, wrong.requests.length]).toEqual([0, 1]);
    expect(await all(batch(asking(testModel("A wolf.")), sources, { journal }))).toHaveLength(30);
  });

  test.each([
    ["a network that is gone", () => new ConnectionError("No route.", { provider: "test" }), OutageError],
    ["a quota that is spent", () => new QuotaError("Spent.", { provider: "test" }), QuotaError],
  ])("%s ends the run, and no image is written off for it", async (_, error, expected) => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 60);
    const failing = testModel((_request, index) => (index < 20 ? "A wolf." : error()));
    const first = await until(batch(asking(failing), sources, { journal, concurrency: 4 }));
    expect(first.error).toBeInstanceOf(expected);
    expect(first.results.map(({ status }) => status)).toEqual(Array(20).fill("done"));
    expect(failing.requests.length).toBeLessThan(40);
    const second = await all(batch(asking(testModel("A wolf.")), sources, { journal }));
    expect(second.filter(({ status }) => status === "done")).toHaveLength(60);
  });

  test("now and then they are failures of their own images", async () => {
    using folder = temporaryFolder();
    const model = testModel((_, index) => {
      if (index % 10 === 3) return new ConnectionError("Cut.", { provider: "test" });
      return index % 10 === 7 ? new AuthenticationError("Hm.", { provider: "test" }) : "A wolf.";
    });
    const results = await all(batch(asking(model), pictureFiles(folder.path, 60), { concurrency: 2 }));
    expect(results).toHaveLength(60);
    expect(results.filter(({ status }) => status === "failed")).toHaveLength(12);
  });

  test("two sources of one name are a mistake", async () => {
    using folder = temporaryFolder();
    const [one] = pictureFiles(folder.path, 1) as [BatchSource];
    await expect(all(batch(asking(testModel("A wolf.")), [one, one]))).rejects.toThrow('called "0.png"');
  });
});

describe("existing captions", () => {
  test("are kept where told, and not asked about", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const [one, two] = pictureFiles(folder.path, 2) as [BatchSource, BatchSource];
    const sources = [{ ...one, existing: "Mine." }, two];
    const model = testModel("A wolf.");
    const run = (existing: "keep" | "overwrite", given: BatchSources = sources) =>
      all(batch(asking(model), given, { journal, existing, concurrency: 1 }));
    expect(await run("keep")).toMatchObject([{ status: "kept", existing: "Mine." }, { status: "done" }]);
    // By now the second has a caption as well: ours.
    const later = [
      { ...one, existing: "Mine." },
      { ...two, existing: "A wolf." },
    ];
    expect(await run("keep", later)).toMatchObject([{ status: "kept" }, { status: "done", existing: undefined }]);
    expect(await run("overwrite")).toMatchObject([{ status: "done", existing: "Mine." }, { status: "done" }]);
    expect(model.requests).toHaveLength(2);
  });
});

describe("a budget", () => {
  test("is never passed, and the rest stays open", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 50);
    const model = testModel("A wolf.", {
      capabilities: { prices, imageTokens: { formula: "levels", levels: { low: 5, high: 5, auto: 5, original: 5 } } },
    });
    const caption = promptTemplate("Caption {photo:image}").call(model, { params: { maxTokens: 5 } });
    const run = batch((photo) => caption({ photo }), sources, { journal, budget: 0.3, concurrency: 8 });
    const { error } = await until(run);
    expect(error).toMatchObject({ name: "BudgetError", budget: 0.3 });
    expect(run.progress.totalCost).toBeLessThanOrEqual(0.3);
    expect(run.progress.totalCost).toBeGreaterThan(0.2);
    const more = batch((photo) => caption({ photo }), sources, { journal, budget: 1 });
    await all(more);
    expect(more.progress.totalCost).toBeCloseTo(50 * 0.015);
  });

  test("needs a price, and an answer", async () => {
    using folder = temporaryFolder();
    const sources = pictureFiles(folder.path, 1);
    await expect(all(batch(asking(testModel("A wolf.")), sources, { budget: 1 }))).rejects.toThrow("No price is known");
    await expect(all(batch(() => "A wolf.", sources, { budget: 1 }))).rejects.toThrow(DefinitionError);
  });
});

test("any function will do; what it costs is then not known", async () => {
  using folder = temporaryFolder();
  const run = batch(async (_, { key, width }) => ({ key, width }), pictureFiles(folder.path, 1));
  expect(await all(run)).toMatchObject([{ value: { key: "0.png", width: 8 }, call: undefined }]);
  expect(run.progress.cost).toBeUndefined();
});

test("a batch is read once", async () => {
  const run = batch(() => "", []);
  await all(run);
  await expect(all(run)).rejects.toThrow("read already");
});
