import { join } from "node:path";
import { ConnectionError, type ModelReply, promptTemplate } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { z } from "zod";
import { readJournal } from "../journal/read-journal.js";
import { asking, captions, prices, until } from "../testing/asking.js";
import { pictureFiles } from "../testing/picture-files.js";
import { batch } from "./batch.js";
import { type ExecutionOutcome, type Executor, inProcess } from "./executor.js";

const reply = (text: string): ModelReply => ({
  text,
  finish: "stop",
  usage: { inputTokens: 10, outputTokens: 5 },
  provider: "test",
  model: "test-model",
  raw: undefined,
});

/** Gathers `size` requests before it sends them, and answers the last one first. */
function gathering(size: number): Executor & { readonly sizes: number[] } {
  const sizes: number[] = [];
  let isDrained = false;
  let gathered: (() => void)[] = [];
  const send = () => {
    if (gathered.length > 0) sizes.push(gathered.length);
    for (const release of gathered.splice(0).reverse()) release();
  };
  return {
    sizes,
    concurrency: size,
    execute: (item) =>
      item.ask(async (request, model) => {
        await new Promise<void>((resolve) => {
          gathered = [...gathered, resolve];
          if (isDrained || gathered.length === size) send();
        });
        return model.generate(request);
      }),
    drain() {
      isDrained = true;
      send();
    },
  };
}

test("an executor may gather requests and answer them in any order; the rest is sent when the sources end", async () => {
  using folder = temporaryFolder();
  const executor = gathering(8);
  const sources = pictureFiles(folder.path, 20);
  const run = batch(asking(testModel("A wolf.", { capabilities: { prices } })), sources, { executor });
  const results = await Array.fromAsync(run);
  expect(Object.values(captions(results))).toEqual(Array(20).fill("A wolf."));
  expect(executor.sizes.slice(0, 2)).toEqual([8, 8]);
  expect(run.progress).toMatchObject({ finished: 20, requests: 20 });
  expect(run.progress.cost).toBeCloseTo(20 * 0.015);
});

test("a stopped run drains its executor, so that what it has gathered is sent", async () => {
  using folder = temporaryFolder();
  const executor = gathering(8);
  const run = batch(asking(testModel("A wolf.")), pictureFiles(folder.path, 20), { executor, concurrency: 5 });
  setTimeout(() => run.stop(), 50);
  expect(await Array.fromAsync(run)).toHaveLength(5);
});

test("a reply that arrives by another way is read by the rules of the call, and its correction is sent the same way", async () => {
  using folder = temporaryFolder();
  const model = testModel("never asked", { capabilities: { prices } });
  const describe = promptTemplate("Describe {photo:image}").call(model, { response: z.object({ alt: z.string() }) });
  const turns: number[] = [];
  const executor: Executor = {
    execute: (item) =>
      item.ask(async ({ messages }) => {
        turns.push(messages.length);
        return reply(messages.length === 1 ? '{"alt":7}' : '{"alt":"A wolf."}');
      }),
  };
  const results = await Array.fromAsync(batch((photo) => describe({ photo }), pictureFiles(folder.path, 1), { executor }));
  expect(results).toMatchObject([{ value: { alt: "A wolf." }, call: { attempts: 2, cost: { amount: 0.03 } } }]);
  expect([turns, model.requests.length]).toEqual([[1, 3], 0]);
});

test("an image left open by the executor is neither answered nor failed, and the next run answers it by its fingerprint", async () => {
  using folder = temporaryFolder();
  const journal = join(folder.path, "run.journal");
  const sources = pictureFiles(folder.path, 3);
  const ask = asking(testModel("never asked", { capabilities: { prices } }));
  const submitted = new Map<string, string>();
  const submit: Executor = {
    execute: ({ key, fingerprint, ask }) =>
      ask(async () => {
        submitted.set(fingerprint, `Caption of ${key}`);
        return undefined;
      }),
  };
  const first = batch(ask, sources, { journal, executor: submit, budget: 100 });
  expect(await Array.fromAsync(first)).toEqual([]);
  expect(first.progress).toMatchObject({ finished: 0, requests: 0, cost: 0, stage: "finished" });
  {
    using reader = readJournal(journal);
    expect(reader.counts()).toMatchObject({ images: 3, pending: 3, requests: 0 });
    expect(reader.runs[0]?.finishedAt).toBeUndefined();
  }
  const collect: Executor = {
    execute: ({ fingerprint, ask }) =>
      ask(async () => {
        const text = submitted.get(fingerprint);
        return text === undefined ? undefined : reply(text);
      }),
  };
  const second = await Array.fromAsync(batch(ask, sources, { journal, executor: collect, budget: 100 }));
  expect(captions(second)).toEqual({
    "0.png": "Caption of 0.png",
    "1.png": "Caption of 1.png",
    "2.png": "Caption of 2.png",
  });
});

test("an executor says what its failure affects: one image, or the run", async () => {
  using folder = temporaryFolder();
  const sources = pictureFiles(folder.path, 40);
  const failing = (outcome: Omit<ExecutionOutcome & { status: "failed" }, "status">): Executor => ({
    execute: async () => ({ status: "failed", ...outcome }),
  });
  const error = new ConnectionError("The line expired.", { provider: "test" });
  const asked = asking(testModel("A wolf."));
  expect(await Array.fromAsync(batch(asked, sources, { executor: failing({ error, scope: "image" }) }))).toHaveLength(40);
  expect(await until(batch(asked, sources, { executor: failing({ error, scope: "run" }) }))).toEqual({ results: [], error });
  expect((await until(batch(asked, sources, { executor: failing({ error }) }))).error).toMatchObject({ name: "OutageError" });
  const broken: Executor = { execute: () => Promise.reject(new Error("A bug.")) };
  expect((await Array.fromAsync(batch(asked, sources, { executor: broken })))[0]).toMatchObject({ error: { message: "A bug." } });
});

test("by default the model is asked in this process", async () => {
  using folder = temporaryFolder();
  const model = testModel("A wolf.");
  await Array.fromAsync(batch(asking(model), pictureFiles(folder.path, 2), { executor: inProcess }));
  expect(model.requests).toHaveLength(2);
});
