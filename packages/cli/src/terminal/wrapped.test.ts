import { styleText } from "node:util";
import { expect, test } from "vitest";
import { wrapped } from "./wrapped.js";

const terminal = (columns: number) => ({ isTTY: true, columns });

test("lines break between words, and new ones are indented", () => {
  expect(wrapped("Key    there is no key at all", terminal(16), 7).split("\n")).toEqual([
    "Key    there is",
    "       no key at",
    "       all",
  ]);
  expect(wrapped("  one two\nthree four", terminal(7), 2).split("\n")).toEqual(["  one", "  two", "three", "  four"]);
  expect(wrapped("as it is  now", terminal(80))).toBe("as it is  now");
});

test("a file or a pipe gets whole lines", () => {
  const long = "word ".repeat(100);
  expect(wrapped(long, { isTTY: false })).toBe(long);
  expect(wrapped(long, { columns: 80 })).toBe(long);
});

test("a word stays whole, and colours take no room", () => {
  const address = `https://example.com/${"a".repeat(40)}`;
  expect(wrapped(`see ${address} there`, terminal(20)).split("\n")).toEqual(["see", address, "there"]);
  const red = styleText("red", "abcd", { validateStream: false });
  expect(wrapped(`${red} ${red}`, terminal(9))).toBe(`${red} ${red}`);
});

test("letters of two columns count as two, and no room for an indent is none", () => {
  expect(wrapped("説明 説明", terminal(8)).split("\n")).toEqual(["説明", "説明"]);
  expect(wrapped("ab cd", terminal(3), 15).split("\n")).toEqual(["ab", "cd"]);
});
