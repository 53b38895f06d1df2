import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promptTemplate, ResponseError } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { temporaryFolder, tinyPicture } from "@legenda/test-kit";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { BatchSource } from "../source.js";
import { asking, captions } from "../testing/asking.js";
import { pictureFiles } from "../testing/picture-files.js";
import { batch } from "./batch.js";

describe("the same image", () => {
  const twice = (folder: string): BatchSource[] => {
    const [one, two] = pictureFiles(folder, 2) as [BatchSource, BatchSource];
    writeFileSync(join(folder, "copy.png"), tinyPicture(0));
    return [one, { key: "copy.png", image: { kind: "file", path: join(folder, "copy.png") } }, two];
  };

  test.each([1, 3])("is captioned once (%i at once)", async (concurrency) => {
    using folder = temporaryFolder();
    const model = testModel((_, index) => `Caption ${index}`);
    const run = batch(asking(model), twice(folder.path), { concurrency });
    const results = await Array.fromAsync(run);
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

  test('is captioned again with duplicates: "ask", and where the prompts differ', async () => {
    using folder = temporaryFolder();
    const model = testModel("A wolf.");
    await Array.fromAsync(batch(asking(model), twice(folder.path), { duplicates: "ask" }));
    expect(model.requests).toHaveLength(3);
    const caption = promptTemplate("{key} {photo:image}").call(model);
    await Array.fromAsync(batch((photo, { key }) => caption({ photo, key }), twice(folder.path)));
    expect(model.requests).toHaveLength(6);
  });

  test("whose first call failed is captioned under its second name", async () => {
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
    const outcomes = captions(await Array.fromAsync(batch(asking(model), twice(folder.path), { concurrency: 3 })));
    expect(Object.values(outcomes).sort()).toEqual(["(failed)", "A wolf.", "A wolf."]);
    expect(model.requests).toHaveLength(3);
  });
});

describe("images that look the same", () => {
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

  test.each([1, 4])("share an answer with nearDuplicates, now and in a later run (%i at once)", async (concurrency) => {
    using folder = temporaryFolder();
    const journal = join(folder.path, "run.journal");
    const sources = [
      await scaled(folder.path, "large.webp", 160),
      await scaled(folder.path, "small.webp", 90),
      await scaled(folder.path, "other.webp", 160, 1),
    ];
    const model = testModel((_, index) => `Caption ${index}`);
    const options = { journal, concurrency, nearDuplicates: 4 };
    const results = captions(await Array.fromAsync(batch(asking(model), sources, options)));
    expect(results["small.webp"]).toBe(results["large.webp"]);
    expect(model.requests).toHaveLength(2);
    const later = [...sources, await scaled(folder.path, "tiny.webp", 70)];
    expect(captions(await Array.fromAsync(batch(asking(model), later, options)))["tiny.webp"]).toBe(results["large.webp"]);
    expect(model.requests).toHaveLength(2);
  });

  test("are captioned one by one without it, and where the prompts differ", async () => {
    using folder = temporaryFolder();
    const sources = [await scaled(folder.path, "large.webp", 160), await scaled(folder.path, "small.webp", 90)];
    const model = testModel("A wolf.");
    await Array.fromAsync(batch(asking(model), sources));
    expect(model.requests).toHaveLength(2);
    const caption = promptTemplate("{key} {photo:image}").call(model);
    await Array.fromAsync(batch((photo, { key }) => caption({ photo, key }), sources, { nearDuplicates: 4 }));
    expect(model.requests).toHaveLength(4);
    await expect(Array.fromAsync(batch(asking(model), sources, { nearDuplicates: 40 }))).rejects.toThrow("from 0 to 10");
  });
});
