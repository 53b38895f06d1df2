import { DefinitionError, promptTemplate, type ResponseError, type StandardSchema } from "@legenda/core";
import { strictSchema } from "@legenda/core/provider";
import { testModel } from "@legenda/core/test";
import { describe, expect, test } from "vitest";
import { AltText, altTextSchema } from "./alt-text.js";
import { datasetCaptionSchema } from "./dataset-caption.js";
import { moderationSchema } from "./moderation.js";
import { productCopySchema } from "./product-copy.js";
import { SocialPreview } from "./social-preview.js";
import { Tags, tagsSchema } from "./tags.js";
import { categoriesOf } from "./taxonomy.js";

async function read(response: StandardSchema, value: unknown): Promise<unknown> {
  const call = promptTemplate("Answer.").call(testModel({ value }), { response, corrections: 0 });
  return call().catch((error: unknown) =>
    (error as ResponseError).issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  );
}

async function schemaOf(response: StandardSchema) {
  const model = testModel("none");
  await promptTemplate("Answer.")
    .call(model, { response, corrections: 0 })()
    .catch(() => {});
  return model.requests[0]?.schema?.jsonSchema as { properties: Record<string, Record<string, unknown>> };
}

describe("alt text", () => {
  test("asks for the three fields, and is one that strict providers take", async () => {
    const schema = await schemaOf(AltText);
    expect(Object.keys(schema.properties)).toEqual(["alt", "decorative", "longDescription"]);
    expect(schema.properties.alt).toEqual({ type: "string", maxLength: 120 });
    expect(strictSchema(schema)).toBeDefined();
  });

  test("a decorative image has an empty alt; any other has one that fits", async () => {
    expect(await read(AltText, { alt: "Swirl", decorative: true, longDescription: "x" })).toEqual({ alt: "", decorative: true });
    expect(await read(AltText, { alt: " ", decorative: false })).toEqual([expect.stringContaining("alt: is empty")]);
    expect(await read(AltText, { alt: "A wolf.", longDescription: null })).toEqual({ alt: "A wolf.", decorative: false });
  });

  test("length is counted in characters that a reader sees", async () => {
    const family = "👨‍👩‍👧‍👦";
    expect(await read(altTextSchema({ maxLength: 3 }), { alt: family.repeat(3) })).toMatchObject({ alt: family.repeat(3) });
    expect(await read(altTextSchema({ maxLength: 3 }), { alt: "four" })).toEqual([
      "alt: has 4 characters; at most 3 are allowed: say less",
    ]);
    expect(await read(altTextSchema({ maxLength: 3, enforced: false }), { alt: "four" })).toMatchObject({ alt: "four" });
    expect(() => altTextSchema({ maxLength: 0 })).toThrow(DefinitionError);
  });
});

describe("tags", () => {
  test("come trimmed, once each, and at most so many", async () => {
    expect(await read(Tags, { value: [" wolf", "Wolf", "", "snow\n field"] })).toEqual(["wolf", "snow field"]);
    expect(await read(tagsSchema({ count: 2 }), { value: ["a", "b", "c"] })).toEqual(["a", "b"]);
    expect((await schemaOf(tagsSchema({ count: 2 }))).properties.value).toMatchObject({ maxItems: 2 });
  });

  test("a vocabulary is part of the schema and is held to, in its own spelling", async () => {
    const list = tagsSchema({ vocabulary: ["Dog", "cat", "N/A"] });
    expect((await schemaOf(list)).properties.value).toMatchObject({ items: { type: "string", enum: ["Dog", "cat", "N/A"] } });
    expect(await read(list, { value: ["dog ", "CAT"] })).toEqual(["Dog", "cat"]);
    expect(await read(list, { value: ["dog", "wolf"] })).toEqual([
      '1: "wolf" is not in the vocabulary: choose among Dog, cat, N/A',
    ]);
  });

  test("what is outside may be left out instead of asked for again", async () => {
    expect(await read(tagsSchema({ vocabulary: ["dog"], outside: "drop" }), { value: ["wolf", "DOG"] })).toEqual(["dog"]);
  });

  test("a vocabulary that no schema could hold is held to all the same", async () => {
    const vocabulary = Array.from({ length: 300 }, (_, index) => `tag ${index}`);
    const list = tagsSchema({ vocabulary });
    expect((await schemaOf(list)).properties.value).toMatchObject({ items: { type: "string" } });
    expect(JSON.stringify(await schemaOf(list))).not.toContain("tag 299");
    expect(await read(list, { value: ["tag 299"] })).toEqual(["tag 299"]);
    expect(await read(list, { value: ["tag 300"] })).toEqual(['0: "tag 300" is not in the vocabulary']);
  });

  test("an empty vocabulary, or one with duplicates, is an error at once", () => {
    expect(() => tagsSchema({ vocabulary: [] })).toThrow(/vocabulary is empty/);
    expect(() => tagsSchema({ vocabulary: ["dog", "Dog"] })).toThrow(/differ only in case/);
  });
});

describe("product copy", () => {
  const taxonomy = { Bags: ["Backpacks", "Totes"], Shoes: { Boots: ["Rain"], Sandals: [] } };

  test("the leaves of a taxonomy, with their way", () => {
    expect(categoriesOf(taxonomy)).toEqual(["Bags > Backpacks", "Bags > Totes", "Shoes > Boots > Rain", "Shoes > Sandals"]);
    expect(categoriesOf(["Bags", "Shoes"])).toEqual(["Bags", "Shoes"]);
    expect(() => categoriesOf({})).toThrow(/taxonomy is empty/);
  });

  test("category and attributes are those of the shop", async () => {
    const model = productCopySchema({ taxonomy, attributes: { colour: ["brown", "black"], material: true } });
    const copy = { title: "Weekender", description: "A bag." };
    expect(await read(model, { ...copy, attributes: { colour: "Brown", material: null }, category: "bags > totes" })).toEqual({
      ...copy,
      attributes: { colour: "brown" },
      category: "Bags > Totes",
    });
    expect(await read(model, { ...copy, attributes: { colour: "beige" }, category: "Hats" })).toEqual([
      'attributes.colour: "beige" is not in the values of colour: choose among brown, black',
      expect.stringContaining('category: "Hats" is not in the taxonomy'),
    ]);
    expect(strictSchema(await schemaOf(model))).toBeDefined();
  });

  test("attributes of any name come as pairs, and no name reaches a prototype", async () => {
    const found = await read(productCopySchema(), {
      title: "T",
      description: "D",
      attributes: [{ name: "__proto__", value: "x" }],
    });
    expect(Object.getOwnPropertyNames((found as { attributes: object }).attributes)).toEqual(["__proto__"]);
    expect(found).not.toHaveProperty("category");
  });
});

describe("moderation", () => {
  test("the thresholds decide, not the model; a category may have its own", async () => {
    const model = moderationSchema({
      categories: { violence: "blood", weapons: { description: "guns", review: 0.1, inappropriate: 2 } },
      thresholds: { review: 0.5, inappropriate: 0.9 },
    });
    const verdict = async (violence: number, weapons: number) =>
      ((await read(model, { scores: { violence, weapons }, reasons: [" Blood. ", ""] })) as { verdict: string }).verdict;
    expect(await verdict(0.4, 0)).toBe("appropriate");
    expect(await verdict(0.5, 0)).toBe("review");
    expect(await verdict(0, 1)).toBe("review");
    expect(await verdict(0.9, 0.2)).toBe("inappropriate");
    expect(await read(model, { scores: { violence: 0.6, weapons: 0.9 }, reasons: [] })).toMatchObject({
      flagged: ["weapons", "violence"],
    });
    expect(await read(model, { scores: { violence: 1.4, weapons: 0 } })).toEqual([expect.stringContaining("scores.violence")]);
    expect(await read(model, { scores: { violence: 1 } })).toEqual([expect.stringContaining("scores.weapons")]);
  });

  test("thresholds that flag everything, or nothing to judge, are errors", () => {
    expect(() => moderationSchema({ thresholds: { review: 0 } })).toThrow(DefinitionError);
    expect(() => moderationSchema({ categories: {} })).toThrow(DefinitionError);
  });
});

test("a preview keeps to what networks show", async () => {
  expect(await read(SocialPreview, { title: "T".repeat(71), description: "D", alt: "A wolf." })).toEqual([
    "title: has 71 characters; at most 70 are allowed: say less",
  ]);
});

describe("training captions", () => {
  const model = datasetCaptionSchema({
    trigger: "sks bag",
    prefix: "a photo of",
    require: ["leather"],
    forbid: ["image", "art"],
  });

  test("trigger and prefix stand first, once, whatever the model wrote", async () => {
    expect(await read(model, { value: "a leather bag\non a table" })).toBe("sks bag, a photo of a leather bag on a table");
    expect(await read(model, { value: "Sks bag, a photo of a leather bag" })).toBe("sks bag, a photo of a leather bag");
    expect(await read(model, { value: "A leather bag." })).toBe("sks bag, a photo of a leather bag.");
    expect(await read(model, { value: "a photo offset in leather" })).toBe("sks bag, a photo of a photo offset in leather");
  });

  test("words that must and must not appear are whole words", async () => {
    expect(await read(model, { value: "part of a Leather bag" })).toBe("sks bag, a photo of part of a Leather bag");
    expect(await read(model, { value: "an image, leathery" })).toEqual([": must contain: leather", ": must not contain: image"]);
    expect(await read(datasetCaptionSchema({ forbid: ["猫"] }), { value: "黒猫が眠る" })).toEqual([": must not contain: 猫"]);
    expect(await read(datasetCaptionSchema({ require: ["c++ (code)"] }), { value: "some C++ (code) here" })).toBe(
      "some C++ (code) here",
    );
  });
});
