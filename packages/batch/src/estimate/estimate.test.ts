import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DefinitionError, type ImageSource, promptTemplate } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { temporaryFolder } from "@legenda/test-kit";
import sharp from "sharp";
import { expect, test } from "vitest";
import { z } from "zod";
import type { BatchSource } from "../source.js";
import { estimate } from "./estimate.js";

const model = testModel("A wolf.", {
  capabilities: {
    imageTokens: { formula: "tiles", base: 85, tile: 170 },
    prices: { input: 1, output: 10, pricedAt: "2026-11-01", source: "https://example.com" },
  },
});
const caption = promptTemplate("Caption {photo:image}").call(model);
const ask = (photo: ImageSource) => caption({ photo });

async function picture(folder: string, key: string, width: number, height: number): Promise<BatchSource> {
  const path = join(folder, key);
  await sharp({ create: { width, height, channels: 3, background: "#789" } })
    .jpeg()
    .toFile(path);
  return { key, image: { kind: "file", path } };
}

test("counts images by their headers, with the model's own rule, and sends nothing", async () => {
  using folder = temporaryFolder();
  const sources = [await picture(folder.path, "a.jpg", 2048, 2048), await picture(folder.path, "b.jpg", 512, 400)];
  const found = await estimate(ask, sources);
  // 765 and 255 for the images, and "Caption " by its length.
  expect(found).toMatchObject({ images: 2, failures: 0, inputTokens: 765 + 255 + 4, outputTokens: 120, unmeasured: 0 });
  expect(found.cost?.amount).toBeCloseTo((1024 + 1200) / 1_000_000);
  expect(await estimate(ask, sources, { maxEdge: 256, answerTokens: 5 })).toMatchObject({
    inputTokens: 2 * 255 + 4,
    outputTokens: 10,
  });
  expect(model.requests).toHaveLength(0);
});

test("what cannot be captioned is counted apart, and a pipe is not waited for", async () => {
  using folder = temporaryFolder();
  writeFileSync(join(folder.path, "text.jpg"), "No picture.");
  execFileSync("mkfifo", [join(folder.path, "pipe.jpg")]);
  const file = (key: string): BatchSource => ({ key, image: { kind: "file", path: join(folder.path, key) } });
  const sources: BatchSource[] = [
    file("gone.jpg"),
    file("text.jpg"),
    file("pipe.jpg"),
    { ...file("far.jpg"), problem: new Error("A link that leads out.") },
    { key: "remote", image: { kind: "url", url: "https://example.com/a.jpg" } },
    { key: "mine", image: { kind: "url", url: "https://example.com/b.jpg" }, existing: "Mine." },
  ];
  const found = await estimate(ask, sources, { existing: "keep" });
  expect(found).toMatchObject({ images: 1, failures: 4, kept: 1, unmeasured: 1 });
  expect(found.examples.map(({ key }) => key)).toEqual(["gone.jpg", "text.jpg", "pipe.jpg", "far.jpg"]);
});

test("a schema counts, and a bound on the answer holds", async () => {
  using folder = temporaryFolder();
  const sources = [await picture(folder.path, "a.jpg", 512, 512)];
  const typed = promptTemplate("Caption {photo:image}").call(model, {
    response: z.object({ alt: z.string() }),
    params: { maxTokens: 50 },
  });
  const found = await estimate((photo) => typed({ photo }), sources);
  expect(found.outputTokens).toBe(50);
  expect(found.inputTokens).toBeGreaterThan(255 + 20);
});

test("a price that is not known is no price, and a function without an answer cannot be estimated", async () => {
  using folder = temporaryFolder();
  const sources = [await picture(folder.path, "a.jpg", 512, 512)];
  const free = promptTemplate("Caption {photo:image}").call(testModel(""));
  expect((await estimate((photo) => free({ photo }), sources)).cost).toBeUndefined();
  await expect(estimate(async () => "A wolf.", sources)).rejects.toThrow(DefinitionError);
});
