import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import { nearest } from "../nearest.js";
import { decimalNumber, dollars, prices, wholeNumber } from "./numbers.js";
import { failureList, metadataTarget, outputColumns, outputFile, outputFiles } from "./outputs.js";
import { assignments, choice, language, many, names, unescaped, webAddress } from "./texts.js";

describe("numbers", () => {
  const percent = wholeNumber({ from: 1, to: 100 });
  test("a whole number in its range", () => {
    expect([percent("1"), percent("100"), percent(" 80 ")]).toEqual([1, 100, 80]);
  });
  test.each(["0", "101", "-5", "8.5", "1e2", "0x10", "", " ", "80%", "٣", "99999999999999999"])(
    "%j is not a whole number from 1 to 100",
    (value) => {
      expect(() => percent(value)).toThrow(InvalidArgumentError);
    },
  );
  test("a number with a fraction", () => {
    const temperature = decimalNumber({ from: 0, to: 2 });
    expect([temperature("0"), temperature("0.7"), temperature(".5"), temperature("2.")]).toEqual([0, 0.7, 0.5, 2]);
    expect(() => temperature("0,7")).toThrow("with a decimal point: 2.5");
    for (const value of ["2.1", "NaN", "Infinity", "-1", "1.2.3"]) expect(() => temperature(value)).toThrow("from 0 to 2");
  });
  test("dollars and prices", () => {
    expect([dollars("5"), dollars("$5.00"), dollars("0.01")]).toEqual([5, 5, 0.01]);
    for (const value of ["0", "-1", "five", "5,00", ""]) expect(() => dollars(value)).toThrow("US dollars");
    expect(prices("0.15,0.60")).toEqual({ input: 0.15, output: 0.6 });
    expect(prices("0, 0")).toEqual({ input: 0, output: 0 });
    for (const value of ["0.15", "1,2,3", "a,b", ""]) expect(() => prices(value)).toThrow("input and output");
  });
});

describe("words", () => {
  test("one of a few, with the one that was meant", () => {
    const kind = choice(["alt-text", "tags"]);
    expect(kind("tags")).toBe("tags");
    expect(() => kind("alttext")).toThrow('Did you mean "alt-text"? Choose one of alt-text, tags.');
    expect(() => kind("Tags")).toThrow('Did you mean "tags"?');
    expect(() => kind("zzzzzz")).toThrow(/^Choose one of/);
  });
  test("nearest", () => {
    expect(nearest("antropic", ["openai", "anthropic"])).toBe("anthropic");
    expect(nearest("open", ["openai", "anthropic"])).toBe("openai");
    expect(nearest("xyz", ["openai", "anthropic"])).toBeUndefined();
  });
  test("a flag again and again", () => {
    const collect = many((value: string) => value.toUpperCase());
    expect(collect("b", collect("a", collect.initial))).toEqual(["A", "B"]);
  });
  test("names, assignments, languages, escapes", () => {
    expect(names("file, alt ,,cost")).toEqual(["file", "alt", "cost"]);
    expect(() => names(" , ")).toThrow("separated by commas");
    const set = assignments("a=b", (value) => value);
    const pairs = ["tone=dry", "url=a=b", "empty="].reduce((before, pair) => set(pair, before), set.initial);
    expect([...pairs]).toEqual([
      ["tone", "dry"],
      ["url", "a=b"],
      ["empty", ""],
    ]);
    for (const value of ["tone", "=dry", " =dry"])
      expect(() => set(value, set.initial)).toThrow("a name, an equals sign and a value: a=b");
    expect(() => set("tone=warm", pairs)).toThrow('"tone" is given twice: keep one.');
    expect([language("de"), language("PT-br")]).toEqual(["de", "pt-BR"]);
    for (const value of ["German!", "", "de_DE"]) expect(() => language(value)).toThrow("language tag");
    expect(unescaped("a\\nb\\t\\\\n")).toBe("a\nb\t\\n");
  });
});

describe("columns", () => {
  test("by their names, or renamed", () => {
    expect(outputColumns("Handle, Image Alt Text = alt ,,a=b=c")).toEqual([
      { name: "Handle", from: "Handle" },
      { name: "Image Alt Text", from: "alt" },
      { name: "a=b", from: "c" },
    ]);
  });
  test.each([
    [" , ", "separated by commas"],
    ["=alt", '"=alt" has no name on one side of its equals sign'],
    ["Alt=", '"Alt=" has no name on one side of its equals sign'],
    ["file,Alt=alt,Alt=caption", 'Two columns would be named "Alt"'],
    ["alt,alt", 'Two columns would be named "alt"'],
  ])("%j is refused", (value, message) => {
    expect(() => outputColumns(value)).toThrow(message);
  });
});

describe("places", () => {
  test("an output's ending is its format", () => {
    expect(["a.csv", "b/C.TSV", "c.jsonl", "d.md", "e.html"].map((path) => outputFile(path).format)).toEqual([
      "csv",
      "tsv",
      "jsonl",
      "md",
      "html",
    ]);
    expect(() => outputFile("captions.xlsx")).toThrow(".csv, .tsv, .jsonl, .md or .html");
    expect(() => outputFile("captions.json")).toThrow('Did you mean ".jsonl"?');
    expect(() => outputFiles("a.csv", outputFiles("a.csv", []))).toThrow("given twice");
    expect(() => outputFile("captions")).toThrow("Its ending must be the format");
  });
  test("metadata: copies or in place", () => {
    expect(metadataTarget("in-place")).toEqual({ target: "in-place" });
    expect(metadataTarget("with-alt")).toEqual({ target: "copies", folder: "with-alt" });
    expect(() => metadataTarget("inplace")).toThrow('Did you mean "in-place"? Write a folder of that name as ./inplace.');
    expect(metadataTarget("./inplace")).toEqual({ target: "copies", folder: "./inplace" });
  });
  test("a list of failures, never a source", () => {
    expect(failureList("failed.txt")).toBe("failed.txt");
    expect(() => failureList("photos")).toThrow("--retry-failed -- photos");
  });
  test("an address", () => {
    expect(webAddress("localhost:11434")).toBe("localhost:11434");
    expect(webAddress("https://example.com/v1")).toBe("https://example.com/v1");
    for (const value of ["ftp://x", "file:///etc/passwd", "javascript:alert(1)", "http://"])
      expect(() => webAddress(value)).toThrow("the address of a server");
    expect(() => webAddress("https://me:secret@example.com")).toThrow("LEGENDA_API_KEY");
    expect(() => webAddress("https://me:secret@example.com")).not.toThrow("secret");
  });
});
