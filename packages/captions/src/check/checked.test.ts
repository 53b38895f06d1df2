import { promptTemplate, ResponseError, responseModel, type StandardSchema } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { errorOf } from "@legenda/test-kit";
import { type } from "arktype";
import * as v from "valibot";
import { expect, test } from "vitest";
import { z } from "zod";
import { AltText } from "../responses/alt-text.js";
import type { CheckedText } from "./check-options.js";
import { checked } from "./checked.js";

const template = promptTemplate("Write alt text.");
const alt = (text: string) => ({ value: { alt: text, decorative: false } });

test("retry: what is wrong goes back to the model, once", async () => {
  const model = testModel([alt("Image of a wolf."), alt("A wolf in the snow.")]);
  const value = await template.call(model, { response: checked(AltText, { key: "alt" }) })();
  expect(value).toEqual({ alt: "A wolf in the snow.", decorative: false, findings: [] });
  const correction = JSON.stringify(model.requests[1]?.messages.at(-1));
  expect(model.requests).toHaveLength(2);
  expect(correction).toContain("alt: ");
  expect(correction).toMatch(/image of/i);
});

test("retry: an answer that stays wrong is an error with the rules' words", async () => {
  const call = template.call(testModel(alt("Image of a wolf.")), { response: checked(AltText, { key: "alt" }) });
  const error = await errorOf(call(), ResponseError);
  expect(error.issues[0]).toMatchObject({ path: ["alt"] });
});

test("retry: a warning is reported, and no reason to ask again", async () => {
  const model = testModel(alt("A beautiful wolf in the snow."));
  const value = await template.call(model, { response: checked(AltText, { key: "alt" }) })();
  expect(model.requests).toHaveLength(1);
  expect(value.findings?.map(({ rule, severity }) => [rule, severity])).toEqual([["subjective", "warning"]]);
});

test("fix: what can be repaired is, without another request", async () => {
  const model = testModel(alt("Image of a wolf in the snow."));
  const value = await template.call(model, { response: checked(AltText, { key: "alt", onError: "fix" }) })();
  expect(model.requests).toHaveLength(1);
  expect(value).toMatchObject({ alt: "A wolf in the snow.", fixed: ["redundant-opener"], findings: [] });
});

test("report: the text stays, and the findings stand beside it", async () => {
  const value = await template.call(testModel(alt("Image of a wolf.")), {
    response: checked(AltText, { key: "alt", onError: "report" }),
  })();
  expect(value.alt).toBe("Image of a wolf.");
  expect(value.findings?.map(({ rule }) => rule)).toContain("redundant-opener");
});

test.each<[string, StandardSchema<unknown, { alt: string; decorative: boolean }>]>([
  ["Zod", z.object({ alt: z.string(), decorative: z.boolean() })],
  ["Valibot", v.object({ alt: v.string(), decorative: v.boolean() })],
  ["ArkType", type({ alt: "string", decorative: "boolean" })],
])("the rules stand behind a schema of %s", async (_, schema) => {
  const model = testModel([alt("Image of a wolf."), alt("A wolf in the snow.")]);
  const value = await template.call(model, { response: checked(schema, { key: "alt" }) })();
  expect(value).toMatchObject({ alt: "A wolf in the snow.", decorative: false });
  expect(model.requests).toHaveLength(2);
  expect(model.requests[0]?.schema?.jsonSchema).toMatchObject({ type: "object", properties: { alt: { type: "string" } } });
});

test("a bare text is repaired, and its findings go to onChecked", async () => {
  const texts: CheckedText[] = [];
  const response = checked(z.string(), { onError: "fix", onChecked: (text) => texts.push(text) });
  expect(await template.call(testModel({ value: { value: "Image of a wolf." } }), { response })()).toBe("A wolf.");
  expect(texts).toMatchObject([{ text: "A wolf.", fixed: ["redundant-opener"] }]);
});

test("a decorative image has an empty alt, and that is right", async () => {
  const model = testModel({ value: { alt: "Image of a swirl", decorative: true } });
  expect(await template.call(model, { response: checked(AltText, { key: "alt" }) })()).toEqual({
    alt: "",
    decorative: true,
    findings: [],
  });
});

test("the schema keeps its JSON Schema and its name, and validates first", async () => {
  const jsonSchema = { type: "object", properties: { alt: { type: "string", description: "mine" } }, required: ["alt"] };
  const response = checked(responseModel(z.object({ alt: z.string().min(3) }), { name: "mine", jsonSchema }), { key: "alt" });
  const model = testModel({ value: { alt: "x" } });
  await expect(template.call(model, { response, corrections: 0 })()).rejects.toThrow(/Too small|at least 3/i);
  expect(model.requests[0]?.schema).toEqual({ name: "mine", jsonSchema });
});

test("a schema of another library", async () => {
  const validate = (value: unknown) => ({ value: value as { alt: string } });
  const other: StandardSchema<unknown, { alt: string }> = { "~standard": { version: 1, vendor: "other", validate } };
  const response = checked(responseModel(other, { jsonSchema: { type: "object", properties: { alt: { type: "string" } } } }), {
    key: "alt",
    onError: "fix",
  });
  expect((await template.call(testModel({ value: { alt: "Image of a wolf." } }), { response })()).alt).toBe("A wolf.");
});
