import { captionsFor } from "@legenda/captions";
import { AuthenticationError, image, promptTemplate } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { png } from "@legenda/test-kit";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { compare } from "./compare.js";
import type { ComparedAnswer } from "./comparison.js";
import { outliersOf } from "./outliers.js";
import { comparisonPage } from "./page.js";
import { comparisonTable } from "./table.js";

const photo = image.bytes(png());
const caption = promptTemplate("Caption {photo:image}").call(testModel("never asked"));
const named = (id: string, reply: Parameters<typeof testModel>[0]) => testModel(reply, { id });

test("the same request to several models, with the tokens and attempts of each", async () => {
  const models = [named("a", "A grey wolf in the snow."), named("b", "A grey wolf in deep snow.")];
  const { answers, images, similarity } = await compare(models, caption({ photo }));
  expect(answers[0]).toMatchObject({
    status: "answered",
    model: "test:a",
    value: "A grey wolf in the snow.",
    attempts: 1,
    finish: "stop",
  });
  expect((answers[0] as ComparedAnswer<string>).usage).toEqual({ inputTokens: 10, outputTokens: 5 });
  expect(images).toEqual([photo]);
  expect(similarity[0]?.[0]).toBe(1);
  expect(similarity[0]?.[1]).toBe(similarity[1]?.[0]);
  expect(answers).not.toHaveProperty("0.cost");
});

test("a model that fails, refuses or answers in the wrong shape is listed beside the others", async () => {
  const models = {
    good: named("m", { value: { alt: "A wolf in the snow." } }),
    busy: named("m", new AuthenticationError("busy", { provider: "test" })),
    shy: named("m", { text: "I cannot.", finish: "refusal" }),
    odd: named("m", { value: { alt: 3 } }),
    broken: named("m", new TypeError("a bug of the model")),
  };
  const { answers, similarity } = await compare(models, (model) => captionsFor(model).altText({ photo }));
  expect(answers.map(({ model, status }) => [model, status])).toEqual([
    ["good", "answered"],
    ["busy", "failed"],
    ["shy", "failed"],
    ["odd", "failed"],
    ["broken", "failed"],
  ]);
  expect(similarity[0]?.[1]).toBeUndefined();
});

test("an outlier is marked if the others agree", async () => {
  const texts = ["A grey wolf in the snow.", "A wolf in the snow.", "A bowl of fruit on a wooden table."];
  const { answers } = await compare(
    texts.map((text) => testModel(text)),
    caption({ photo }),
  );
  expect(answers.map((one) => one.status === "answered" && one.outlier)).toEqual([false, false, true]);
  expect(answers.map(({ model }) => model)).toEqual(["test:test-model", "test:test-model (2)", "test:test-model (3)"]);
  expect(
    outliersOf([
      [1, 0.1],
      [0.1, 1],
    ]),
  ).toEqual([false, false]);
  expect(
    outliersOf([
      [1, 0.1, 0.1],
      [0.1, 1, 0.1],
      [0.1, 0.1, 1],
    ]),
  ).toEqual([false, false, false]);
});

test("an abort stops it, and an empty list of models is an error", async () => {
  await expect(compare([testModel("x")], caption({ photo }), { signal: AbortSignal.abort(new Error("left")) })).rejects.toThrow(
    "left",
  );
  await expect(compare([], caption({ photo }))).rejects.toThrow(/no model/);
});

const hostile = `Image of <script>alert("1")</script>\u001b[2J & 'so' on\u202e`;

test("the table fits the terminal, and no text of a model controls it", async () => {
  const models = [named("a", hostile), named("b", new AuthenticationError("busy\nand more", { provider: "test" }))];
  const table = comparisonTable(await compare(models, caption({ photo })), { width: 90 });
  for (const control of ["\u001b", "\u202e"]) expect(table).not.toContain(control);
  expect(table).toMatch(/^Model +Seconds +Tokens in\/out +Cost +Agreement +Answer$/m);
  expect(table).toMatch(/test:b .*failed: busy/);
  expect(table).toContain("redundant-opener");
  expect(table).toContain("unknown");
  for (const line of table.split("\n")) expect(line.length).toBeLessThanOrEqual(92);
});

test("columns line up behind characters that are twice as wide, and long words are cut", async () => {
  const models = { 狼: testModel("雪の中の狼".repeat(10)), b: testModel("a".repeat(70)) };
  const lines = comparisonTable(await compare(models, caption({ photo }), { rules: false }), { width: 90 }).split("\n");
  const answers = lines.filter((line) => /[雪a]{2}|狼雪/u.test(line));
  const starts = new Set(answers.map((line) => stringWidth(line.slice(0, /[雪の中狼]{3}|a{3}/u.exec(line)?.index))));
  expect(answers.length).toBeGreaterThan(4);
  expect(starts.size).toBe(1);
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(90);
});

test("the page is complete, loads nothing, and escapes every text", async () => {
  const comparison = await compare([named('"><b>', hostile), named("b", "A wolf.")], caption({ photo }));
  const page = await comparisonPage([comparison, comparison], { title: "<Wolves>", language: "de" });
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page).toContain("<title>&lt;Wolves&gt;</title>");
  expect(page.match(/<h1>/g)).toHaveLength(1);
  expect(page.match(/<h2 /g)).toHaveLength(2);
  expect(page).not.toMatch(/<script|<b>|https?:/);
  const pictures = page.match(/<img [^>]*>/g) ?? [];
  expect(pictures).toHaveLength(2);
  for (const tag of pictures) expect(tag).toMatch(/^<img src="data:image\/png;base64,[\w+/=]+" alt="[^"]+" lang="de">$/);
  expect(new Set(page.match(/id="[^"]+"/g)).size).toBe(page.match(/ id="/g)?.length);
  await expect(comparisonPage(comparison, { language: "not a tag" })).rejects.toThrow(/language tag/);
});

test("a picture that a page cannot show is reported as missing, and can be replaced", async () => {
  const svg = image.bytes(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'));
  const page = async (source: Parameters<typeof caption>[0], options = {}) =>
    comparisonPage(await compare([testModel("A wolf.")], caption(source)), options);
  expect(await page({ photo: svg })).toContain("image/svg+xml cannot be shown");
  expect(await page({ photo: "https://example.com/wolf.jpg?key=secret" })).toContain(
    "https://example.com/wolf.jpg was not downloaded",
  );
  expect(await page({ photo }, { maxPictureBytes: 10 })).toContain("at most 10");
  expect(await page({ photo: image.file("/nowhere/wolf.png") })).toContain("does not exist");
  expect(await page({ photo: svg }, { picture: async () => ({ bytes: png() }) })).toContain('src="data:image/png;base64,');
});
