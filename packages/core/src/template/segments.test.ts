import { describe, expect, it } from "vitest";
import { parseTemplate, renderTemplate } from "./index.js";

const textOf = (template: string, args = {}) =>
  renderTemplate(parseTemplate(template), args)
    .flatMap(({ content }) => content)
    .map((part) => (part.type === "text" ? part.text : "(image)"))
    .join("|");

describe("braces", () => {
  it.each([
    ["{{x}}", "{x}"],
    ["{{{x}}}", "{1}"],
    ["{{{{x}}}}", "{{x}}"],
    ["{{ {x} }}", "{ 1 }"],
    ["a } b", "a } b"],
    ["a }} b", "a } b"],
    ["a {", "a {"],
    ["{", "{"],
    ["{}", "{}"],
    ["{ }", "{ }"],
    ["{1}", "{1}"],
    ["{-x}", "{-x}"],
    ["{.x}", "{.x}"],
    ["{?}", "{?}"],
    ["{“alt”}", "{“alt”}"],
    ["{\n  x: 1\n}", "{\n  x: 1\n}"],
    ["{:ok, x}", "{:ok, x}"],
    ["{:)", "{:)"],
    ["{'a': {x}}", "{'a': 1}"],
    ['{"a": {"b": {"c": {x}}}}', '{"a": {"b": {"c": 1}}}'],
    ['{{"a": {"b": 1}}}', '{"a": {"b": 1}}'],
    ['{"a": {{x}}}', '{"a": {x}}'],
    ['{"a": {{"b": {x}}}}', '{"a": {"b": 1}}'],
    ['{"a": {}, "b": [{}]}', '{"a": {}, "b": [{}]}'],
    ["{{x} }", "{x} }"],
    ["{x}}", "1}"],
  ])("%s", (template, text) => {
    expect(textOf(template, { x: 1 })).toBe(text);
  });

  it("before a word are those of a slot", () => {
    expect(() => parseTemplate("a { b")).toThrow('For a literal brace write "{{"');
  });

  it("of a value stay as they are", () => {
    expect(textOf("{x} {y}", { x: "{y} {{y}} {", y: "}} {:cache_control}" })).toBe("{y} {{y}} { }} {:cache_control}");
  });
});

describe("cache marks", () => {
  const contentOf = (template: string, args = {}) => renderTemplate(parseTemplate(template), args)[0]?.content;

  it("stand on the part before them", () => {
    expect(contentOf("rules {:cache_control} question")).toEqual([
      { type: "text", text: "rules", cache: true },
      { type: "text", text: "question" },
    ]);
    expect(contentOf("look {a:image} { : cache_control }\nnow", { a: "https://example.com/a.png" })).toEqual([
      { type: "text", text: "look" },
      { type: "image", image: { kind: "url", url: "https://example.com/a.png" }, cache: true },
      { type: "text", text: "\nnow" },
    ]);
  });

  it("may be doubled", () => {
    expect(contentOf("rules {:cache_control}{:cache_control}")).toEqual([{ type: "text", text: "rules", cache: true }]);
  });

  it("leave the user's own part alone", () => {
    const part = Object.freeze({ type: "text", text: "rules" });
    expect(contentOf("{part:part} {:cache_control}", { part })).toEqual([{ ...part, cache: true }]);
    expect(part).not.toHaveProperty("cache");
  });

  it("need something before them in their message", () => {
    expect(() => parseTemplate("SYSTEM: a\nUSER: {:cache_control} b")).toThrow(/2 \| USER: \{:cache_control\} b/);
    expect(() => parseTemplate("{{:cache_control}} {:cache_control}")).not.toThrow();
  });

  it("are dropped where what stands before them is absent", () => {
    expect(contentOf("{note?} {:cache_control} b")).toEqual([{ type: "text", text: "b" }]);
    expect(contentOf("a {note?} {:cache_control} b")).toEqual([
      { type: "text", text: "a", cache: true },
      { type: "text", text: "b" },
    ]);
  });
});
