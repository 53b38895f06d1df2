import { styleText } from "node:util";
import { expect, test } from "vitest";
import { wrap } from "./wrap.js";

const terminal = (columns: number) => ({ isTTY: true, columns });

test("lines break between words, and new ones are indented", () => {
  expect(wrap("Key    there is no key at all", terminal(16), 7).split("\n")).toEqual([
    "Key    there is",
    "       no key at",
    "       all",
  ]);
  expect(wrap("  one two\nthree four", terminal(7), 2).split("\n")).toEqual(["  one", "  two", "three", "  four"]);
  expect(wrap("as it is  now", terminal(80))).toBe("as it is  now");
});

test("a file or a pipe gets whole lines", () => {
  const long = "word ".repeat(100);
  expect(wrap(long, { isTTY: false })).toBe(long);
  expect(wrap(long, { columns: 80 })).toBe(long);
});

test("a word stays whole, and colours take no room", () => {
  const address = `https://example.com/${"a".repeat(40)}`;
  expect(wrap(`see ${address} there`, terminal(20)).split("\n")).toEqual(["see", address, "there"]);
  const red = styleText("red", "abcd", { validateStream: false });
  expect(wrap(`${red} ${red}`, terminal(9))).toBe(`${red} ${red}`);
});

test("letters of two columns count as two, and no room for an indent is none", () => {
  expect(wrap("説明 説明", terminal(8)).split("\n")).toEqual(["説明", "説明"]);
  expect(wrap("ab cd", terminal(3), 15).split("\n")).toEqual(["ab", "cd"]);
});
