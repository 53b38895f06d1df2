import { growth } from "@legenda/test-kit";
import { describe, expect, it } from "vitest";
import { parseTemplate, renderTemplate } from "./index.js";

const textOf = (template: string, args = {}) => renderTemplate(parseTemplate(template), args)[0]?.content;
const one = (text: string) => [{ type: "text", text }];

describe("dedent", () => {
  it.each([
    ["the indentation that all lines share", "\n    a\n      b\n    c\n", "a\n  b\nc"],
    ["the first line is trimmed and left out of the count", "a\n    b\n      c", "a\nb\n  c"],
    ["a first line with indentation of its own", "  a\n    b", "a\nb"],
    ["the first line of text keeps its depth where it is not the very first", "\n      a\n    b", "  a\nb"],
    ["blank lines do not count", "\n    a\n\n \n    b", "a\n\n\nb"],
    ["blank lines at both ends go", "\n\n  \n  a\n\n   \n", "a"],
    ["trailing blanks of a line go", "a  \t\nb \n", "a\nb"],
    ["tabs", "\n\t\ta\n\t\t\tb\n", "a\n\tb"],
    ["tabs and spaces share only what is the same", "\n\t  a\n\t\tb", "  a\n\tb"],
    ["no shared indentation", "\n\ta\n  b", "\ta\n  b"],
    ["one line", "   a ", "a"],
    ["CRLF", "a\r\n    b\r\n\r\n    c  \r\n", "a\nb\n\nc"],
  ])("%s", (_, template, text) => {
    expect(textOf(template)).toEqual(one(text));
  });

  it("dedents a section once more", () => {
    expect(textOf("\n  USER:\n      - a\n        - b\n    c")).toEqual(one("  - a\n    - b\nc"));
    expect(textOf("USER: a\n        b\n          c")).toEqual(one("a\nb\n  c"));
    expect(textOf("USER:\r\n\ta\r\n\t\tb\r\n")).toEqual(one("a\n\tb"));
  });

  it("leaves values as they are", () => {
    const x = "    deep\n      deeper  \n\n";
    expect(textOf("\n    {x}", { x })).toEqual(one(x));
    expect(textOf("USER:\n    {x}", { x })).toEqual(one(x));
    expect(textOf("a {x}", { x: "1\r\n2" })).toEqual(one("a 1\r\n2"));
  });

  it("takes linear time on runs of blanks", () => {
    const render = (blanks: string) => textOf(`a${blanks}b{x}${blanks}{x:text}`, { x: `1${blanks}2` });
    expect(growth((size) => " ".repeat(size), render, 100_000)).toBeLessThan(8);
  });
});
