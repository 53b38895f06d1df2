import { join } from "node:path";
import { DefinitionError, promptTemplate } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { temporaryFolder } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import type { BatchSource, BatchSources } from "../source.js";
import { asking, prices, until } from "../testing/asking.js";
import { pictureFiles } from "../testing/picture-files.js";
import { batch } from "./batch.js";

test("each image comes out once, with what was paid for it", async () => {
  using folder = temporaryFolder();
  const model = testModel((_, index) => `Caption ${index}`, { capabilities: { prices } });
  const run = batch(asking(model), pictureFiles(folder.path, 30), { concurrency: 4, total: 30 });
  const results = await Array.fromAsync(run);
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

test("no more images are in flight than asked for, and the source is read no further than needed", async () => {
  using folder = temporaryFolder();
  let active = 0;
  let most = 0;
  const allActive = Promise.withResolvers<void>();
  const model = testModel(async (_, index) => {
    most = Math.max(most, ++active);
    if (active === 3) allActive.resolve();
    // The first call is sent ahead of the others.
    if (index > 0) await allActive.promise;
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
  let count = 0;
  for await (const { status } of batch(asking(model), source(), { concurrency: 3 })) {
    expect(status).toBe("done");
    if (++count === 4) break;
  }
  expect(most).toBe(3);
  expect(pulled).toBeLessThan(15);
});

test("any function will do; its cost is then unknown", async () => {
  using folder = temporaryFolder();
  const run = batch(async (_, { key, width }) => ({ key, width }), pictureFiles(folder.path, 1));
  expect(await Array.fromAsync(run)).toMatchObject([{ value: { key: "0.png", width: 8 }, call: undefined }]);
  expect(run.progress.cost).toBeUndefined();
});

test("a batch is iterated once", async () => {
  const run = batch(() => "", []);
  await Array.fromAsync(run);
  await expect(Array.fromAsync(run)).rejects.toThrow("iterated already");
});

describe("existing captions", () => {
  test('are kept with existing: "keep", and cost no request', async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const [one, two] = pictureFiles(folder.path, 2) as [BatchSource, BatchSource];
    const sources = [{ ...one, existing: "Mine." }, two];
    const model = testModel("A wolf.");
    const run = (existing: "keep" | "overwrite", given: BatchSources = sources) =>
      Array.fromAsync(batch(asking(model), given, { journal, existing, concurrency: 1 }));
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
  test("is never exceeded, and the rest stays open", async () => {
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
    await Array.fromAsync(more);
    expect(more.progress.totalCost).toBeCloseTo(50 * 0.015);
  });

  test("needs a price, and an answer", async () => {
    using folder = temporaryFolder();
    const sources = pictureFiles(folder.path, 1);
    await expect(Array.fromAsync(batch(asking(testModel("A wolf.")), sources, { budget: 1 }))).rejects.toThrow(
      "No price is known",
    );
    await expect(Array.fromAsync(batch(() => "A wolf.", sources, { budget: 1 }))).rejects.toThrow(DefinitionError);
  });
});
