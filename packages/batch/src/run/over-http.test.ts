import { breakOff, fail, type Scenario, sayJson } from "@legenda/conformance/server";
import { pace, promptTemplate } from "@legenda/core";
import { openaiServer } from "@legenda/loopback";
import { openai } from "@legenda/openai";
import { temporaryFolder, tinyPicture } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { z } from "zod";
import { readJournal } from "../journal/read-journal.js";
import { pictureFiles } from "../testing/picture-files.js";
import { batch } from "./batch.js";

const faults: readonly Scenario[] = [
  fail(429, { retryAfterMs: 10 }),
  fail(503, { retryAfterMs: 10 }),
  breakOff("before"),
  sayJson({ alt: 7 }, { usage: { input: 100, output: 10 } }),
  fail(400),
];

test("over HTTP, with faults: each image once, its own answer, and all that was paid for", async () => {
  using folder = temporaryFolder();
  await using server = await openaiServer();
  const pictures = Array.from({ length: 120 }, (_, number) => tinyPicture(number).toString("base64"));
  let replies = 0;
  server.script(({ text }, index) => {
    const fault = index > 0 && index % 5 === 4 ? faults[Math.floor(index / 5) % faults.length] : undefined;
    if (fault && fault.kind !== "text") return fault;
    replies++;
    return (
      fault ??
      sayJson({ alt: `Picture ${pictures.findIndex((base64) => text.includes(base64))}.` }, { usage: { input: 100, output: 10 } })
    );
  });
  const model = pace(openai("gpt-4o-mini", { apiKey: "sk-test", baseURL: server.url }), { concurrency: 6 });
  const describe = promptTemplate("Describe {photo:image}").call(model, { response: z.object({ alt: z.string() }), retries: 6 });
  const journal = `${folder.path}/run.journal`;
  const run = batch((photo) => describe({ photo }), pictureFiles(folder.path, 120), { journal, concurrency: 6, budget: 1 });
  const keys: string[] = [];
  let failed = 0;
  for await (const result of run) {
    keys.push(result.key);
    if (result.status === "failed") {
      failed++;
      expect(result.error).toMatchObject({ name: "InvalidRequestError", status: 400, retryable: false });
    } else if (result.status === "done") expect(result.value).toEqual({ alt: `Picture ${result.key.replace(".png", "")}.` });
  }
  expect(new Set(keys).size).toBe(120);
  expect(keys).toHaveLength(120);
  expect(failed).toBeGreaterThan(0);
  using reader = readJournal(journal);
  const counts = reader.counts();
  expect(counts).toMatchObject({ images: 120, done: 120 - failed, failed });
  // Each reply has been paid for, the ones that did not fit as well: $0.15 and $0.60 for a million tokens.
  expect(run.progress.requests).toBe(server.requests.length);
  expect(counts).toMatchObject({ inputTokens: 100 * replies, outputTokens: 10 * replies });
  expect(counts.cost).toBeCloseTo((replies * (100 * 0.15 + 10 * 0.6)) / 1e6, 9);
});
