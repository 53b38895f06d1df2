import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AuthenticationError, ConnectionError, promptTemplate, QuotaError, ResponseError } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { temporaryFolder } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readJournal } from "../journal/read-journal.js";
import type { BatchSource } from "../source.js";
import { asking, captions, prices, until } from "../testing/asking.js";
import { pictureFiles } from "../testing/picture-files.js";
import { batch } from "./batch.js";
import { OutageError } from "./outage-error.js";

describe("failures", () => {
  test("of one image are its own: a missing file, a file that is not an image, a problem of its source", async () => {
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
    const results = await Array.fromAsync(batch(asking(testModel("A wolf.")), sources));
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

  test("name a file by its key, not by where it lies", async () => {
    using folder = temporaryFolder();
    const source: BatchSource = { key: "gone.jpg", image: { kind: "file", path: join(folder.path, "gone.jpg") } };
    const [result] = await Array.fromAsync(batch(asking(testModel("A wolf.")), [source]));
    expect(result).toMatchObject({ status: "failed", error: { message: "gone.jpg does not exist." } });
  });

  test("a value that is not JSON is paid for, and the journal counts it", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const model = testModel({ value: { count: "7" } }, { capabilities: { prices } });
    const Big = z.object({ count: z.string().transform((text) => BigInt(text)) });
    const count = promptTemplate("Count {photo:image}").call(model, { response: Big });
    const results = await Array.fromAsync(batch((photo) => count({ photo }), pictureFiles(folder.path, 1), { journal }));
    expect(results).toMatchObject([{ status: "failed", error: { name: "TypeError" }, call: { cost: { amount: 0.015 } } }]);
    using reader = readJournal(journal);
    expect(reader.counts()).toMatchObject({ requests: 1, cost: 0.015 });
  });

  test("a refusal is a failure that was paid for", async () => {
    using folder = temporaryFolder();
    const model = testModel({ text: "I cannot help with that.", finish: "refusal" }, { capabilities: { prices } });
    const run = batch(asking(model), pictureFiles(folder.path, 1));
    expect(await Array.fromAsync(run)).toMatchObject([
      { status: "failed", error: { name: "RefusedError" }, call: { finish: "refusal", cost: { amount: 0.015 } } },
    ]);
    expect(run.progress.cost).toBeCloseTo(0.015);
  });

  test("every request behind an answer is counted, corrections included", async () => {
    using folder = temporaryFolder();
    const model = testModel([{ value: { alt: 1 } }, { value: { alt: "A wolf." } }], { capabilities: { prices } });
    const describe = promptTemplate("Describe {photo:image}").call(model, { response: z.object({ alt: z.string() }) });
    expect(await Array.fromAsync(batch((photo) => describe({ photo }), pictureFiles(folder.path, 1)))).toMatchObject([
      { value: { alt: "A wolf." }, call: { attempts: 2, usage: { inputTokens: 20 }, cost: { amount: 0.03 } } },
    ]);
  });

  test("say whether they are of this run or of an earlier one", async () => {
    using folder = temporaryFolder();
    const options = { journal: join(folder.path, "run.journal") };
    const sources = pictureFiles(folder.path, 1);
    const broken = testModel(() => new ResponseError("No.", { reply: {} as never }));
    const originOf = async (more = {}) => {
      const [result] = await Array.fromAsync(batch(asking(broken), sources, { ...options, ...more }));
      return result?.status === "failed" ? result.origin : undefined;
    };
    expect(await originOf()).toBe("call");
    expect(await originOf()).toBe("journal");
    expect(await originOf({ retryFailed: true })).toBe("call");
  });

  test("are kept in a second run, and retried with retryFailed", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 3);
    const broken = testModel((_, index) => (index < 2 ? new ResponseError("No.", { reply: {} as never }) : "A wolf."));
    const options = { journal, concurrency: 1 };
    await Array.fromAsync(batch(asking(broken), sources, options));
    const model = testModel("A fox.");
    expect(captions(await Array.fromAsync(batch(asking(model), sources, options)))).toEqual({
      "0.png": "(failed)",
      "1.png": "(failed)",
      "2.png": "A wolf.",
    });
    await Array.fromAsync(batch(asking(model), sources, { ...options, retryFailed: new Set(["1.png"]) }));
    expect(captions(await Array.fromAsync(batch(asking(model), sources, { ...options, retryFailed: true })))).toEqual({
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
    expect(await Array.fromAsync(batch(asking(testModel("A wolf.")), sources, { journal }))).toHaveLength(30);
  });

  test.each([
    ["a network that is gone", () => new ConnectionError("No route.", { provider: "test" }), OutageError],
    ["a quota that is spent", () => new QuotaError("Spent.", { provider: "test" }), QuotaError],
  ])("%s ends the run and fails no image", async (_, error, expected) => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 60);
    const failing = testModel((_request, index) => (index < 20 ? "A wolf." : error()));
    const first = await until(batch(asking(failing), sources, { journal, concurrency: 4 }));
    expect(first.error).toBeInstanceOf(expected);
    expect(first.results.map(({ status }) => status)).toEqual(Array(20).fill("done"));
    expect(failing.requests.length).toBeLessThan(40);
    const second = await Array.fromAsync(batch(asking(testModel("A wolf.")), sources, { journal }));
    expect(second.filter(({ status }) => status === "done")).toHaveLength(60);
  });

  test("where no image was answered, a few failures are enough to end the run", async () => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = pictureFiles(folder.path, 3);
    const gone = testModel(new ConnectionError("No route.", { provider: "test" }));
    const first = await until(batch(asking(gone), sources, { journal }));
    expect(first.error).toBeInstanceOf(OutageError);
    expect(first.results).toEqual([]);
    expect(await Array.fromAsync(batch(asking(testModel("A wolf.")), sources, { journal }))).toMatchObject(
      Array(3).fill({ status: "done" }),
    );
  });

  test("a row without an image is none of them: it comes out as it is", async () => {
    const empty: BatchSource = { key: "row 3", image: { kind: "file", path: "" }, fields: { sku: "7" }, empty: true };
    expect(await Array.fromAsync(batch(asking(testModel("A wolf.")), [empty]))).toMatchObject([
      { status: "kept", existing: "", image: undefined, fields: { sku: "7" } },
    ]);
  });

  test("occasional ones are failures of their own images", async () => {
    using folder = temporaryFolder();
    const model = testModel((_, index) => {
      if (index % 10 === 3) return new ConnectionError("Cut.", { provider: "test" });
      return index % 10 === 7 ? new AuthenticationError("Hm.", { provider: "test" }) : "A wolf.";
    });
    const results = await Array.fromAsync(batch(asking(model), pictureFiles(folder.path, 60), { concurrency: 2 }));
    expect(results).toHaveLength(60);
    expect(results.filter(({ status }) => status === "failed")).toHaveLength(12);
  });

  test("two sources with one key are an error", async () => {
    using folder = temporaryFolder();
    const [one] = pictureFiles(folder.path, 1) as [BatchSource];
    await expect(Array.fromAsync(batch(asking(testModel("A wolf.")), [one, one]))).rejects.toThrow('have the key "0.png"');
  });
});
