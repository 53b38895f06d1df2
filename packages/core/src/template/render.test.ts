import { thrownBy } from "@legenda/test-kit";
import { describe, expect, it } from "vitest";
import { ImageError } from "../errors/image-error.js";
import { TemplateError } from "../errors/template-error.js";
import { parseTemplate, renderTemplate } from "./index.js";

const wolf = "https://example.com/wolf.jpg";
const moon = "https://example.com/moon.png";
const picture = (url: string) => ({ type: "image", image: { kind: "url", url } });
const text = (value: string) => ({ type: "text", text: value });
const contentOf = (template: string, args = {}) => renderTemplate(parseTemplate(template), args)[0]?.content;

describe("values without a kind", () => {
  it.each([
    ["a string", "a", "a"],
    ["an empty string", "", "<>"],
    ["a number", -1.5, "-1.5"],
    ["zero", 0, "0"],
    ["a bigint", 10n ** 20n, "100000000000000000000"],
    ["true", true, "true"],
    ["false", false, "false"],
    ["a Date", new Date(Date.UTC(2024, 1, 29)), "2024-02-29T00:00:00.000Z"],
  ])("%s", (_, x, shown) => {
    expect(contentOf("<{x}>", { x })).toEqual([text(x === "" ? "<>" : `<${shown}>`)]);
  });

  it.each([
    ["an array", ["a"], /^\{x\}: it takes a string.*, not array; write :list .*:json/],
    ["an object", { a: 1 }, /not object; write :list for an array, :json for data/],
    ["bytes", new Uint8Array(3), /:image for an image/],
    ["an invalid Date", new Date(Number.NaN), /not object/],
    ["a function", () => "a", /not function/],
    ["a symbol", Symbol("a"), /not symbol/],
  ])("refuse %s", (_, x, message) => {
    const error = thrownBy(() => contentOf("<{x}>", { x }), TemplateError);
    expect(error.message).toMatch(message);
    expect(error.slot).toBe("x");
    expect(error.message).toContain("1 | <{x}>\n     ^^^");
  });
});

describe("kinds of text", () => {
  it.each([
    ["{x:list}", ["a", 1, true], "a\n1\ntrue"],
    ["<{x:list}>", [], "<>"],
    ["{x:lists}", [["a", "b"], ["c"], []], "a\nb\n\nc\n\n"],
    ["{x:json}", [1, { a: null }], '[\n  1,\n  {\n    "a": null\n  }\n]'],
    ["{x:json}", "a", '"a"'],
    ["{x:json}", { toJSON: () => 1 }, "1"],
  ])("%s", (template, x, shown) => {
    expect(contentOf(template, { x })).toEqual([text(shown)]);
  });

  const cycle: { self?: unknown } = {};
  cycle.self = cycle;

  it.each([
    ["{x:list}", "a", /takes an array, not string/],
    ["{x:list}", new Set(["a"]), /takes an array, not object/],
    ["{x:list}", ["a", null], /at index 1: it takes a string.*, not null/],
    ["{x:list}", new Array(1), /at index 0: it takes a string.*, not undefined/],
    ["{x:list}", [["a"]], /at index 0: .*not array/],
    ["{x:lists}", ["a"], /at index 0: it takes an array, not string/],
    ["{x:lists}", "a", /takes an array of arrays, not string; write :list for one/],
    ["{x:text}", 1, /takes a string, not number/],
    ["{x:text}", ["a"], /takes a string, not array; write :texts for several/],
    ["{x:texts}", "a", /takes an array of strings, not string; write :text for one/],
    ["{x:texts}", ["a", 1], /at index 1: it takes a string, not number/],
    ["{x:json}", cycle, /^\{x:json\}: .*circular/i],
    ["{x:json}", { a: 1n }, /BigInt/],
    ["{x:json}", () => 1, /takes a value that JSON can represent, not function/],
  ])("%s refuses what it does not take (%#)", (template, x, message) => {
    const error = thrownBy(() => contentOf(template, { x }), TemplateError);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(template);
    expect(error.slot).toBe("x");
  });

  it("keeps a foreign error as the cause", () => {
    const cause = new Error("no such luck");
    const x = {
      toJSON() {
        throw cause;
      },
    };
    expect(thrownBy(() => contentOf("{x:json}", { x }), TemplateError).cause).toBe(cause);
  });

  it("makes parts of :text that join no other", () => {
    expect(contentOf("a {x:text} b {y:texts}\nc", { x: " x ", y: ["y", "z"] })).toEqual(
      ["a", " x ", "b", "y", "z", "\nc"].map(text),
    );
  });

  it("drops a part of white space alone, without a trace", () => {
    expect(contentOf("a {x:text}{y:texts} b", { x: "", y: ["\n", " "] })).toEqual([text("a  b")]);
  });
});

describe("images", () => {
  it("are taken in every form", () => {
    const blob = new Blob([]);
    const file = { kind: "file", path: "/a.png" };
    const content = contentOf("{all:images(detail=high)}", { all: [wolf, new URL(moon), blob, file] });
    expect(content).toEqual(
      [{ kind: "url", url: wolf }, { kind: "url", url: moon }, { kind: "blob", blob }, file].map((image) => ({
        type: "image",
        image,
        detail: "high",
      })),
    );
  });

  it.each([
    ["{x:image}", "wolf.jpg", /^\{x:image\}: /],
    ["{x:image}", 3, /^\{x:image\}: /],
    ["{x:image}", {}, /^\{x:image\}: /],
    ["{x:image}", new Uint8Array(9), /^\{x:image\}: /],
    ["{x:images}", [wolf, "moon"], /^\{x:images\}: at index 1: /],
  ])("%s names the slot of what is none (%#)", (template, x, message) => {
    const error = thrownBy(() => contentOf(template, { x }), TemplateError);
    expect(error.message).toMatch(message);
    expect(error.slot).toBe("x");
    expect(error.message).toContain("^");
    if (template === "{x:image}") expect(error.cause).toBeInstanceOf(ImageError);
  });

  it.each([
    ["{x:image}", [wolf], /an image, not array; write :images for several/],
    ["{x:images}", wolf, /an array of images, not string; write :image for one/],
    ["{x:images}", [], /the array of images is empty/],
  ])("%s tells one from many (%#)", (template, x, message) => {
    expect(() => contentOf(template, { x })).toThrow(message);
  });

  it("may be absent where the slot says so", () => {
    expect(contentOf("Look {x?:images} now", { x: [] })).toEqual([text("Look  now")]);
    expect(contentOf("{x?:image} Look", {})).toEqual([text("Look")]);
  });
});

describe("parts", () => {
  it("are put in as they are", () => {
    const parts = [text("  a "), { ...picture(wolf), detail: "low", cache: true }];
    const content = contentOf("x {p:part} y {ps:parts} z", { p: parts[0], ps: parts });
    expect(content).toEqual([text("x"), parts[0], text("y"), ...parts, text("z")]);
    expect(content?.[1]).toBe(parts[0]);
  });

  it("may be none at all", () => {
    expect(contentOf("x {ps:parts} y", { ps: [] })).toEqual([text("x  y")]);
  });

  it("have their image made a source", () => {
    expect(contentOf("{p:part}", { p: { type: "image", image: wolf } })).toEqual([picture(wolf)]);
  });

  it.each([
    ["{x:part}", "a", /a part is \{ type: "text", text \}/],
    ["{x:part}", { type: "text" }, /a part is/],
    ["{x:part}", { type: "audio", audio: "a" }, /a part is/],
    ["{x:part}", { type: "text", text: "a", cache: "yes" }, /a part is/],
    ["{x:part}", { ...picture(wolf), detail: "tiny" }, /a part is/],
    ["{x:part}", { type: "image", image: "wolf.jpg" }, /^\{x:part\}: /],
    ["{x:parts}", text("a"), /takes an array of parts, not object; write :part for one/],
    ["{x:parts}", [text("a"), null], /at index 1: a part is/],
  ])("%s refuses what is none (%#)", (template, x, message) => {
    expect(() => contentOf(template, { x })).toThrow(message);
  });
});

describe("slots without a value", () => {
  it.each([undefined, null])("are an error: %s", (x) => {
    for (const args of [{ x }, {}]) {
      const error = thrownBy(() => contentOf("Say {x}", args), TemplateError);
      expect(error.message).toBe(
        "{x}: it has no value; it takes a string, number, boolean or Date. Write {x?} if the value is optional.\n\n1 | Say {x}\n        ^^^",
      );
      expect([error.slot, error.line, error.column]).toEqual(["x", 1, 5]);
    }
  });

  it("are told with the kind and with the name that was given", () => {
    const error = thrownBy(() => contentOf("{ photo : image(detail=low) } {y}", { phtoo: wolf, y: 1 }), TemplateError);
    expect(error.message).toMatch(/takes an image. Is "phtoo" meant for it\? Write \{ photo\?: image\(detail=low\) \}/);
  });

  it("render as nothing where they may be absent", () => {
    expect(contentOf("A{x?}B")).toEqual([text("AB")]);
    expect(contentOf("A {x?} B", { x: null })).toEqual([text("A  B")]);
    expect(contentOf("A{x.y.z?}", { x: { y: null } })).toEqual([text("A")]);
  });

  it("leave no white space of the template at the ends of a message", () => {
    expect(contentOf("{x?}\n\n  A {x?}\n{y?:image}")).toEqual([text("A")]);
    expect(contentOf("{x?} {y} {x?}", { y: " \n b \n " })).toEqual([text(" \n b \n ")]);
  });
});

describe("text beside parts", () => {
  it.each([
    ["A \t{a:image}\t B", ["A", "(a)", "B"]],
    ["A\n\n{a:image}\nB", ["A\n\n", "(a)", "\nB"]],
    ["A\n  {a:image}", ["A\n", "(a)"]],
    ["{a:image}\n \n{a:image}", ["(a)", "(a)"]],
    ["{x}{a:image}{x}", [" x", "(a)", "x "]],
    ["A {x} {y} {a:image}", ["A  x  y", "(a)"]],
  ])("%j", (template, shown) => {
    const content = contentOf(template, { a: wolf, x: " x ", y: "y" });
    expect(content?.map((part) => (part.type === "text" ? part.text : "(a)"))).toEqual(shown);
  });
});

describe("rendering", () => {
  it("gives fresh messages, and changes neither the template nor the values", () => {
    const parsed = parseTemplate("SYSTEM: s {:cache_control}\nUSER: {x}");
    const before = JSON.stringify(parsed);
    const args = Object.freeze({ x: 1 });
    const [first, second] = [renderTemplate(parsed, args), renderTemplate(parsed, args)];
    expect(first).toEqual(second);
    expect(first[0]).not.toBe(second[0]);
    expect(JSON.stringify(parsed)).toBe(before);
  });

  it("never puts a value into an error", () => {
    const secret = "sk-secret";
    for (const template of ["{x:list}", "{x:lists}", "{x:texts}", "{x:parts}", "{x:part}", "MESSAGES: {x}\nUSER: u"]) {
      expect(thrownBy(() => contentOf(template, { x: secret }), TemplateError).message).not.toContain(secret);
    }
    expect(thrownBy(() => contentOf("{x}", { x: { key: secret } }), TemplateError).message).not.toContain(secret);
  });
});
