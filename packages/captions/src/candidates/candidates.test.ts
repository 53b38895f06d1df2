import { AuthenticationError, DefinitionError, InvalidRequestError, type ModelRequest, promptTemplate } from "@legenda/core";
import { checkParams } from "@legenda/core/provider";
import { testModel } from "@legenda/core/test";
import { expect, test } from "vitest";
import { z } from "zod";
import { captionsFor } from "../captions-for.js";
import { candidates } from "./candidates.js";

const photo = "https://example.com/wolf.jpg";
const caption = promptTemplate("Caption {photo:image}");

test("the first request is unchanged, the others have a temperature and a seed", async () => {
  const model = testModel(["A wolf.", "Snow and trees.", "Wolf tracks on a hill."]);
  const { ranked } = await candidates(caption.call(model)({ photo }), 3, { temperature: 1 });
  expect(model.requests.map(({ params }) => params)).toEqual([{}, { temperature: 1, seed: 1 }, { temperature: 1, seed: 2 }]);
  expect(ranked.map(({ value }) => value).sort()).toEqual(["A wolf.", "Snow and trees.", "Wolf tracks on a hill."]);
});

test("fewer errors come first, and the reasons say why", async () => {
  const model = testModel(["Image of a grey wolf.", "A grey wolf in deep snow."]);
  const { best, ranked } = await candidates(caption.call(model)({ photo }), 2);
  expect(best.value).toBe("A grey wolf in deep snow.");
  expect(best.reasons[0]).toBe("breaks no rule");
  expect(ranked[1]?.reasons[0]).toContain("redundant-opener");
});

test("an image-text score decides among those without errors, on any scale", async () => {
  const texts = ["A wolf in a forest.", "A husky beside a sledge.", "Deep snow under trees."];
  const seen: unknown[] = [];
  const scorer = (image: unknown, options: readonly string[]) => {
    seen.push(image);
    return Promise.resolve(options.map((text) => (text.includes("husky") ? 31.2 : 12)));
  };
  const { best } = await candidates(caption.call(testModel(texts))({ photo }), 3, { scorer });
  expect(best).toMatchObject({ value: "A husky beside a sledge.", imageText: 31.2 });
  expect(best.reasons).toContain("image-text score 31.2");
  expect(seen).toEqual([{ kind: "url", url: photo }]);
});

test("without a score, the candidate that agrees most with the others is best", async () => {
  const texts = [
    "A bowl of fruit on a table.",
    "A grey wolf stands in the snow.",
    "A grey wolf in deep snow.",
    "One wolf stands in snow.",
  ];
  const { best } = await candidates(caption.call(testModel(texts))({ photo }), 4);
  expect(best.value).toContain("wolf");
});

test("near-duplicates are merged into the best of them", async () => {
  const model = testModel(["A Wolf in the snow", "a wolf in the snow.", "Tracks lead up a hill."]);
  const { ranked, replies } = await candidates(caption.call(model)({ photo }), 3);
  expect([ranked.length, replies.length]).toEqual([2, 3]);
  const wolf = ranked.find(({ text }) => /wolf/i.test(text));
  expect(wolf?.duplicates).toHaveLength(1);
  expect(wolf?.reasons).toContain("1 more says nearly the same");
});

test("a model without temperature or seed is asked without, whether its capabilities are known or not", async () => {
  const reply = (taken: ("temperature" | "seed")[]) => (request: ModelRequest, index: number) => {
    checkParams({ provider: "test", id: "m", capabilities: { ...testModel("").capabilities, params: taken } }, request.params);
    return `Caption number ${index}`;
  };
  const strict = testModel(reply(["seed"]));
  await candidates(caption.call(strict)({ photo }), 2);
  expect(strict.requests.at(-1)?.params).toEqual({ seed: 1 });

  const described = testModel(reply(["temperature"]), { capabilities: { params: ["temperature"] } });
  await candidates(caption.call(testModel("unused"))({ photo }), 2, { model: described });
  expect(described.requests.map(({ params }) => params)).toEqual([{}, { temperature: 0.8 }]);
});

test("a failure or a refusal does not affect the others; if all fail, the first error is thrown", async () => {
  const failing = testModel([
    "A wolf.",
    new AuthenticationError("slow down", { provider: "test" }),
    { text: "no", finish: "refusal" },
  ]);
  const { best, failed } = await candidates(caption.call(failing)({ photo }), 3);
  expect(best.value).toBe("A wolf.");
  expect(failed.map(({ name }) => name)).toEqual(["AuthenticationError", "RefusedError"]);
  const error = new InvalidRequestError("no such image", { provider: "test" });
  await expect(candidates(caption.call(testModel(error))({ photo }), 2)).rejects.toBe(error);
});

test("typed answers too", async () => {
  const alts = ["Image of a wolf.", "A wolf in the snow."].map((alt) => ({ value: { alt, decorative: false } }));
  const { best } = await candidates(captionsFor(testModel(alts)).altText(photo), 2);
  expect(best.value.alt).toBe("A wolf in the snow.");
  expect(best.reply.usage).toEqual({ inputTokens: 10, outputTokens: 5 });
});

test("a caption may be long, unless a preset limits it; an alt text may not", async () => {
  const long = "A grey wolf stands in the snow. ".repeat(6).trim();
  const answer = caption.call(testModel(long))({ photo });
  expect((await candidates(answer, 1)).best.findings).toEqual([]);
  const { best } = await candidates(answer, 1, { rules: { preset: "legenda" } });
  expect(best.findings.map(({ rule }) => rule)).toContain("too-long");
  const alt = promptTemplate("{photo:image}").call(testModel({ value: { alt: long } }), {
    response: z.object({ alt: z.string() }),
  });
  expect((await candidates(alt({ photo }), 1)).best.reasons[0]).toContain("too-long");
});

test("an invalid score, an invalid count and an abort are errors", async () => {
  const answer = caption.call(testModel("A wolf."))({ photo });
  await expect(candidates(answer, 2, { scorer: () => [1] })).rejects.toThrow(DefinitionError);
  await expect(candidates(answer, 2, { scorer: () => [1, Number.NaN] })).rejects.toThrow(/one finite number for each/);
  await expect(candidates(promptTemplate("Hi").call(testModel("x"))(), 1, { scorer: () => [1] })).rejects.toThrow(/no image/);
  await expect(candidates(answer, 0)).rejects.toThrow(/whole number/);
  await expect(candidates(answer, 2, { signal: AbortSignal.abort(new Error("left")) })).rejects.toThrow("left");
});
