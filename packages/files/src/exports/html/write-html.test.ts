import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BatchResult } from "@legenda/batch";
import { image } from "@legenda/core";
import { temporaryFolder } from "@legenda/test-kit";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HtmlOptions } from "./html-options.js";
import { drawPictures } from "./testing/draw-pictures.js";
import { call, done, failed, kept } from "./testing/results.js";
import { writeHtml } from "./write-html.js";

const folder = temporaryFolder(afterAll).path;
let at: (name: string) => string;
beforeAll(async () => {
  at = await drawPictures(folder);
});

async function pageOf(results: readonly BatchResult[], options: HtmlOptions = {}): Promise<string> {
  const path = join(folder, "page.html");
  await writeHtml(results, path, options);
  return await readFile(path, "utf8");
}

const lighthouse = () => image.file(at("coast/lighthouse.jpg"));
const srcOf = (page: string) => /<img src="([^"]*)"/.exec(page)?.[1];

test("an embedded picture is a small WebP, whatever holds the image", async () => {
  const bytes = await readFile(at("coast/lighthouse.jpg"));
  for (const source of [
    lighthouse(),
    image.bytes(bytes),
    image.blob(new Blob([bytes])),
    image.base64(bytes.toString("base64")),
  ]) {
    const src = srcOf(await pageOf([done("a.jpg", "A lighthouse.", { image: source })], { thumbnailEdge: 100 }));
    expect(src).toMatch(/^data:image\/webp;base64,/);
    const { format, width, height } = await sharp(Buffer.from(String(src).split(",")[1] ?? "", "base64")).metadata();
    expect([format, width, height]).toEqual(["webp", 100, 75]);
  }
});

test("an image that cannot be shown has a place with its alt, and tells no path", async () => {
  const page = await pageOf([
    done("a.jpg", "A lighthouse.", { image: image.file(at("gone.jpg")) }),
    failed("b.tiff", { image: image.file(at("shop/label.tiff")) }),
    done("c", { alt: "", decorative: true }),
  ]);
  expect(page.match(/role="img" aria-label="[^"]*"|class="why">[^<]*/g)).toEqual([
    'role="img" aria-label="A lighthouse."',
    'class="why">The file is not there any more.',
    'role="img" aria-label="b.tiff"',
    'class="why">The file is not an image.',
    'role="img" aria-label="A picture that is not shown"',
    'class="why">The image was handed over in memory and is not kept.',
  ]);
  expect(page).not.toContain(folder);
});

test("pictures are embedded up to a thousand images and linked beyond, unless told otherwise", async () => {
  const first = done("a", "A lighthouse.", { image: lighthouse() });
  const others = (count: number) => Array.from({ length: count }, (_, index) => failed(String(index)));
  expect(srcOf(await pageOf([first, ...others(999)]))).toMatch(/^data:/);
  expect(srcOf(await pageOf([first, ...others(1000)]))).toBe("coast/lighthouse.jpg");
  expect(srcOf(await pageOf([first], { thumbnails: "none" }))).toBeUndefined();
  const above = join(folder, "coast", "page.html");
  await writeHtml([first, done("b", "A bag.", { image: image.file(at("shop/weekender bag.jpg")) })], above, {
    thumbnails: "link",
  });
  expect((await readFile(above, "utf8")).match(/(?<=<img src=")[^"]*/g)).toEqual([
    "lighthouse.jpg",
    "../shop/weekender%20bag.jpg",
  ]);
  // A page that may be passed on tells nothing of what is above its folder.
  await writeHtml([done("b", "A bag.", { image: image.file(at("shop/weekender bag.jpg")) })], above);
  expect(await readFile(above, "utf8")).not.toContain('href="../');
});

test("what the rules find", async () => {
  const rulesOf = (page: string) => page.match(/(?<=<code>)[a-z-]+(?=<\/code><\/li>)/g) ?? [];
  const alt = { alt: "Image of a wolf" };
  expect(rulesOf(await pageOf([done("wolf.jpg", alt)]))).toEqual(["redundant-opener", "final-punctuation"]);
  expect(rulesOf(await pageOf([done("wolf.jpg", alt)], { findings: { preset: "github" } }))).toEqual(["redundant-opener"]);
  expect(rulesOf(await pageOf([done("wolf.jpg", alt)], { findings: false }))).toEqual([]);
  const recorded = {
    ...alt,
    findings: [{ rule: "vague", severity: "error", message: "Say more.", fixable: false, source: "x" }],
  };
  expect(rulesOf(await pageOf([done("wolf.jpg", recorded)]))).toEqual(["vague"]);
  expect(rulesOf(await pageOf([done("wolf.jpg", ["wolf", "IMG_1.jpg"]), done("verdict", { verdict: "appropriate" })]))).toEqual(
    [],
  );
  const long = `${"A wolf howls on a ridge. ".repeat(9)}`.trim();
  expect(
    rulesOf(await pageOf([done("a.jpg", long), done("b.jpg", { alt: long })])).filter((rule) => rule === "too-long"),
  ).toHaveLength(1);
  const repeated = [done("a.jpg", "A wolf howls."), done("b.jpg", "a wolf howls."), kept("c.jpg", "A fox sleeps.")];
  expect(rulesOf(await pageOf(repeated)).filter((rule) => rule === "repeated-in-batch")).toHaveLength(2);
  const same = [done("a.jpg", "A wolf howls."), done("b.jpg", "A wolf howls.", { origin: "duplicate", duplicateOf: "a.jpg" })];
  expect(rulesOf(await pageOf(same))).toEqual([]);
  expect(rulesOf(await pageOf([done("a.jpg", "A wolf howls on", { call: { ...call, finish: "length" } })]))).toContain(
    "truncated",
  );
});

test("cost and tokens are of the calls that were made, and what is not known is not nothing", async () => {
  const run = (page: string) =>
    page
      .slice(page.indexOf('class="run"'), page.indexOf("<fieldset"))
      .replace(/<[^>]*>|\s+/g, " ")
      .replace(/ +/g, " ");
  const copy = done("b", "A wolf.", { origin: "duplicate", duplicateOf: "a" });
  expect(
    run(await pageOf([done("a", "A wolf."), copy, failed("c", { call: { ...call, model: "gpt-4o", cost: undefined } })])),
  ).toContain(
    "openai:gpt-4o-mini (1 call) openai:gpt-4o (1 call) at least $0.000184 (known for 1 of 2 calls) at prices of 2026-10-01 2,208 tokens in, 62 out",
  );
  expect(run(await pageOf([done("a", "A wolf.", { call: { ...call, cost: undefined, usage: {} } })]))).toContain("cost unknown");
  expect(run(await pageOf([kept("a", "A wolf.")]))).toContain("without a call to a model");
});

test("old captions are joined as in the other outputs, and the language is the captions' own", async () => {
  const results = [done("a", "Ein Wolf heult.", { existing: "Winter." })];
  const page = await pageOf(results, { existing: "append", language: "de" });
  expect(page).toContain('<p class="caption" lang="de" dir="auto">Winter. Ein Wolf heult.</p>');
  expect(page).toContain('<html lang="en">');
});

test("options that cannot be meant, before anything is read", async () => {
  const unread = () => {
    throw new Error("was read");
  };
  const path = join(folder, "never.html");
  for (const options of [
    { thumbnails: "inline" as "embed" },
    { thumbnailEdge: 0 },
    { concurrency: 1.5 },
    { language: "no tag" },
    { findings: { preset: "none" as "legenda" } },
  ]) {
    await expect(writeHtml(unread, path, options)).rejects.toMatchObject({ name: "DefinitionError" });
  }
});

test("an abort leaves the page that was there, and nothing beside it", async () => {
  const path = join(folder, "stopped", "page.html");
  await drawPictures(join(folder, "stopped"));
  await writeFile(path, "the old page");
  const stop = new AbortController();
  async function* results(): AsyncGenerator<BatchResult> {
    for (let index = 0; index < 50; index++) yield done(`${index}`, "A lighthouse.", { image: lighthouse() });
  }
  let reading = 0;
  async function* second(): AsyncGenerator<BatchResult> {
    reading++;
    for await (const result of results()) {
      if (reading === 2 && result.key === "20") stop.abort(new Error("enough"));
      yield result;
    }
  }
  await expect(writeHtml(() => second(), path, { signal: stop.signal })).rejects.toThrow("enough");
  expect(await readFile(path, "utf8")).toBe("the old page");
  expect((await readdir(join(folder, "stopped"))).sort()).toEqual(["charts", "coast", "page.html", "shop"]);
});
