import { callsOf, type ImageSource, promptTemplate } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { describe, expect, test } from "vitest";
import { columnText } from "../flags/column-text.js";
import { callArguments } from "./call-arguments.js";
import { planSlots } from "./fill-slots.js";

const image: ImageSource = { kind: "file", path: "bag.jpg" };

function describeTemplate(template: string) {
  const [description] = callsOf(promptTemplate(template as string).call(testModel("")));
  if (!description) throw new Error("The template makes no call.");
  return description;
}

interface Flags {
  readonly set?: Readonly<Record<string, string>>;
  readonly map?: Readonly<Record<string, string>>;
  readonly imageSlot?: string;
}

function plan(template: string, { set = {}, map = {}, imageSlot }: Flags = {}, columns: readonly string[] = []) {
  const options = {
    set: new Map(Object.entries(set).map(([slot, value]) => [slot, columnText(value)])),
    map: new Map(Object.entries(map)),
    imageSlot,
  };
  return planSlots(describeTemplate(template), options, columns);
}

describe("where values come from", () => {
  test("the image, a flag, a mapped column, the column of the slot's own name", () => {
    const filled = plan("{photo:image} {tone} {title} {sku} {note?}", { set: { tone: "dry" }, map: { title: "SEO Title" } }, [
      "SEO Title",
      "SKU",
    ]);
    expect(filled).toMatchObject({ imageSlot: "photo", missing: [] });
    expect(filled.fill(image, { "SEO Title": "Bag", SKU: "7" })).toEqual({ photo: image, tone: "dry", title: "Bag", sku: "7" });
  });

  test("a flag over a column of the same name; columns inside a flag", () => {
    expect(plan("{p:image} {tone}", { set: { tone: "dry" } }, ["tone"]).fill(image, { tone: "wet" })).toMatchObject({
      tone: "dry",
    });
    expect(
      plan("{p:image} {t}", { set: { t: "{Brand}: {Title}" } }, ["Brand", "Title"]).fill(image, { Brand: "A", Title: "B" }),
    ).toMatchObject({ t: "A: B" });
  });

  test("paths become objects, once for each", () => {
    const filled = plan("{p:image} {product.name} {product.name} {product.size.cm}", {
      set: { "product.name": "Bag", "product.size.cm": "40" },
    });
    expect(filled.fill(image, {})).toEqual({ p: image, product: { name: "Bag", size: { cm: "40" } } });
  });

  test("kinds", () => {
    const set = { a: "x, y", b: '["x","y,z"]', c: '{"n":1}', d: "plain", e: "1,2\n3", f: "one\ntwo", g: "logo.png" };
    const filled = plan("{p:image} {a:list} {b:list} {c:json} {d:json} {e:lists} {f:texts} {g:image}", { set, imageSlot: "p" });
    expect(filled.fill(image, {})).toEqual({
      p: image,
      a: ["x", "y"],
      b: ["x", "y,z"],
      c: { n: 1 },
      d: "plain",
      e: [["1", "2"], ["3"]],
      f: ["one", "two"],
      g: { kind: "file", path: "logo.png" },
    });
    expect(plan("{photos:images}").fill(image, {})).toEqual({ photos: [image] });
  });

  test("a table names no file that a flag does not name", () => {
    const template = "{p:image} {logo:image}";
    expect(plan(template, { imageSlot: "p" }, ["logo"]).missing).toEqual(["logo"]);
    const filled = plan(template, { imageSlot: "p", map: { logo: "logo" } }, ["logo"]);
    expect(filled.fill(image, { logo: "https://example.com/l.png" })).toMatchObject({
      logo: { kind: "url", url: "https://example.com/l.png" },
    });
  });
});

describe("what is missing", () => {
  test("required slots are listed, optional ones are left out", () => {
    expect(plan("{p:image} {a} {b?} {c.d:list}").missing).toEqual(["a", "c.d"]);
  });
  test("an empty cell is an error for its row alone, or absent", () => {
    const filled = plan("{p:image} {title} {note?}", {}, ["title", "note"]);
    expect(() => filled.fill(image, { title: "", note: "" })).toThrow(
      'The slot "title" has no value: the column "title" is empty here.',
    );
    expect(filled.fill(image, { title: "x", note: "" })).toEqual({ p: image, title: "x" });
  });
});

describe("flags that fit no slot", () => {
  test.each<[string, Flags, readonly string[], string]>([
    ["{p:image} {tone}", { set: { tonne: "x" } }, [], '--set tonne: the template has no such slot. Did you mean "tone"?'],
    ["{p:image}", { set: { tone: "x" } }, [], "Its only slot is the image."],
    [
      "{p:image} {tone}",
      { map: { tone: "Ton" } },
      ["Tone"],
      '--map tone=Ton: there is no column "Ton". The table\'s columns are: "Tone".',
    ],
    ["{p:image} {tone}", { set: { tone: "{Ton}" } }, ["Tone"], '--set tone: there is no column "Ton".'],
    ["{p:image}", { set: { p: "x.jpg" } }, [], "--set p: that slot takes each image"],
    ["{p:image} {q:part}", { set: { q: "x" } }, [], 'a slot of kind "part" cannot be filled from text'],
    ["{a:image} {b:image}", {}, [], "--image-slot a"],
    ["{a:image} {b}", { imageSlot: "b" }, [], "--image-slot b: that slot does not take an image. Its image slots are: a."],
    ["{a} {b}", {}, [], "The template has no slot for an image: add {photo:image}"],
  ])("%s %j", (template, flags, columns, message) => {
    expect(() => plan(template, flags, columns)).toThrow(message);
  });
});

describe("arguments", () => {
  const args = (template: string, values: Record<string, unknown>) => callArguments(describeTemplate(template), values);
  test("the bare value for a lone slot, an object for more", () => {
    expect(args("{photo:image}", { photo: image })).toEqual([image]);
    expect(args("{photo:image} {note?}", { photo: image })).toEqual([{ photo: image }]);
    expect(args("{photo:image} {note}", { photo: image, note: "x" })).toEqual([{ photo: image, note: "x" }]);
    // The body computes the note.
    expect(args("{photo:image} {note}", { photo: image })).toEqual([image]);
  });
  test("each parameter by its slot, where they are named", () => {
    const description = { ...describeTemplate("{tone} {photo:image}"), parameters: ["photo", "tone"] };
    expect(callArguments(description, { tone: "dry", photo: image })).toEqual([image, "dry"]);
    expect(() => callArguments(description, { place: "x" })).toThrow('no parameter for the slot "place"');
  });
});
