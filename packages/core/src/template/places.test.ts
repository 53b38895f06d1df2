import { thrownBy } from "@legenda/test-kit";
import { describe, expect, it } from "vitest";
import { TemplateError } from "../errors/template-error.js";
import { parseTemplate, renderTemplate } from "./index.js";

const pictureOf = (error: TemplateError) => error.message.slice(error.message.indexOf("\n\n") + 2);

describe("a fault is shown where it was written", () => {
  it.each([
    [
      "an indented template",
      "\n    SYSTEM: s\n    USER: a {x:imgae}\n",
      "3 |     USER: a {x:imgae}\n                   ^^^^^",
      3,
      16,
    ],
    ["CRLF", "a\r\nb {x:imgae} c\r\nd", "2 | b {x:imgae} c\n         ^^^^^", 2, 6],
    ["tabs, which stay tabs", "\n\t\ta\t{x:imgae}", "2 | \t\ta\t{x:imgae}\n    \t\t \t   ^^^^^", 2, 8],
    ["a section that was dedented", "USER:\n      a\n        {x:imgae}", "3 |         {x:imgae}\n               ^^^^^", 3, 12],
    ["wide characters, under wide blanks", "画像 {x:imgae}", "1 | 画像 {x:imgae}\n    \u3000\u3000    ^^^^^", 1, 7],
    ["a role", "a\n  \n  b\nUSERS: c", "4 | USERS: c\n    ^^^^^^", 4, 1],
    ["the tenth line", `${"a\n".repeat(9)}{x:imgae}`, "10 | {x:imgae}\n        ^^^^^", 10, 4],
  ])("%s", (_, template, picture, line, column) => {
    const error = thrownBy(() => parseTemplate(template), TemplateError);
    expect(pictureOf(error)).toBe(picture);
    expect([error.line, error.column]).toEqual([line, column]);
  });

  it("of a value as well", () => {
    const error = thrownBy(() => renderTemplate(parseTemplate("\n    USER: a\n      {x}"), {}), TemplateError);
    expect(pictureOf(error)).toBe("3 |       {x}\n          ^^^");
  });

  it("of a long line a window is shown", () => {
    const error = thrownBy(() => parseTemplate(`${"a".repeat(500)}{x:imgae}${"b".repeat(500)}`), TemplateError);
    const [line = "", carets = ""] = pictureOf(error).split("\n");
    expect(line).toMatch(/^1 \| …a+\{x:imgae\}b+…$/);
    expect(line.length).toBeLessThan(130);
    expect(line.slice(carets.indexOf("^"), carets.length)).toBe("imgae");
    expect(error.column).toBe(504);
  });
});
