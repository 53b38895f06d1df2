import { expect, test } from "vitest";
import { visibleName, visibleText, withoutHidden } from "./visible.js";

const mark = (name: string): string => `<span class="hidden-character">${name}</span>`;

test("names show what hides in them", () => {
  expect(visibleName("a\u202egpj.exe").markup).toBe(`a${mark("U+202E")}gpj.exe`);
  expect(visibleName("a\nb\u001b[31m<").markup).toBe(`a${mark("U+000A")}b${mark("U+001B")}[31m&lt;`);
});

test("texts keep their lines, and what scripts and emoji need", () => {
  expect(visibleText("one\r\ntwo\tthree").markup).toBe("one\ntwo\tthree");
  expect(visibleText("👩‍🚀 \u200fשלום").markup).toBe("👩‍🚀 \u200fשלום");
  expect(visibleText("a\u0000b").markup).toBe(`a${mark("U+0000")}b`);
});

test("attributes go without", () => {
  expect(withoutHidden(" a\u202eb\nc\u0007 ")).toBe("ab c");
});
