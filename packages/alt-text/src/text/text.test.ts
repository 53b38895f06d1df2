import { describe, expect, it } from "vitest";
import { capitalize } from "./capitalize.js";
import { countGraphemes } from "./graphemes.js";
import { localeOf } from "./locale.js";
import { normalize } from "./normalize.js";
import { findPhrases } from "./phrases.js";
import { sentencesOf } from "./sentences.js";
import { tokensOf } from "./tokens.js";

describe("countGraphemes", () => {
  it.each([
    ["wolf", 4],
    ["", 0],
    ["👩‍👩‍👧", 1],
    ["e\u0301e\u0301", 2],
    ["क्षि", 1],
    ["狼の群れ", 4],
    ["\r\n", 1],
    ["🇩🇪🇫🇷", 2],
    ["\ud800", 1],
  ])("%j has %i", (text, count) => expect(countGraphemes(text)).toBe(count));

  it("stops at the limit", () => expect([countGraphemes("wolf", 2), countGraphemes("狼の群れ", 2)]).toEqual([2, 2]));
});

describe("sentencesOf", () => {
  it.each([
    ["A wolf howls. Snow falls.", 2],
    ["Dr. Okafor points at a scan.", 1],
    ["J. R. R. Tolkien writes. Rain falls.", 2],
    ["Version 2.5 is out! Who knew?", 2],
    ["He said “Stop.” Then he left.", 2],
    ["狼が吠える。雪が降る。", 2],
    ["   ", 0],
  ])("%j has %i", (text, count) => expect(sentencesOf(text, ["dr"])).toHaveLength(count));
});

describe("findPhrases", () => {
  const phrasesIn = (text: string, phrases: readonly string[]) =>
    findPhrases(text, tokensOf(text), phrases).map(({ phrase }) => phrase);

  it("takes whole words only, in any case", () => {
    expect(phrasesIn("Photogenic PHOTO, photo-realistic", ["photo"])).toEqual(["photo"]);
    expect(phrasesIn("a man's man-made manor for a Man", ["man"])).toEqual(["man"]);
  });

  it("takes the longest phrase, across white space but not across punctuation", () => {
    expect(phrasesIn("It appears to  be. It appears. To be", ["appears", "appears to be"])).toEqual(["appears to be", "appears"]);
  });

  it("takes one apostrophe for the other", () => {
    expect(phrasesIn("I’m sorry", ["i'm sorry"])).toEqual(["i'm sorry"]);
  });
});

it("normalize compares what is said", () => {
  expect(normalize("  “A  Wolf.” ")).toBe("a wolf");
  expect(normalize("***")).toBe("");
});

it("capitalize leaves words with capitals of their own", () => {
  expect(["a wolf", "iPhone", "ß", "ijs", ""].map((text) => capitalize(text))).toEqual(["A wolf", "iPhone", "SS", "Ijs", ""]);
  expect(capitalize("istanbul", "tr")).toBe("İstanbul");
});

it("localeOf forgives underscores and refuses the rest", () => {
  expect(localeOf("pt_BR")?.toString()).toBe("pt-BR");
  expect([localeOf("klingon!"), localeOf(""), localeOf(undefined)]).toEqual([undefined, undefined, undefined]);
});
