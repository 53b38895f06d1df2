import { describe, expect, it } from "vitest";
import { checkAltText, fixAltText, shortenText } from "./index.js";

/** Each is repeated: what a pattern with nested or overlapping repeats would chew on for hours. */
// biome-ignore format: pieces
const PIECES = ["a", " ", "\n", "\t", "\u0301", "\u200d", "*", "**a ", "* ", "_a", "__ a", "`", "```", "~~", "[", "[a](", "![](", "<", "<b ", "<a b=", '<a b="', "<a b='", "<!--", "&", "&amp;", "&#38;", '"', "“", "'", '"a', "👍", "👩‍👩‍👧", "🇩", "❤️", "\ud800", "\udc00", "\0", "\u{e0001}", "\ufffd", "Ã", "A ", "A. ", "a, ", "a. ", "a|b,", "image of ", "Alt text: ", "sure here is ", "In this image ", "https://", "www.", "man ", "Mr. A ", "James ", "漢字", "אב ", "…", "...", "-", "#", "# a\n", "(c) ", "©", "™", "1", "1 ", "a_", "a-1", "\u2028 ", "$ {", "[[", "{{", "buy "];
const LENGTH = 1_000_000;

/** Linear work takes a second or a few on a busy machine; quadratic work on a million characters takes hours. */
const ENOUGH_MS = 25_000;

describe("a million characters", () => {
  it.each(PIECES)("%j", { timeout: ENOUGH_MS }, (piece) => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length));
    const findings = checkAltText(text, { language: "en", context: { caption: "A wolf." } });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.some(({ fixable }) => fixable)).toBe(false);
  });
});

describe("the longest text that is repaired", () => {
  it.each(PIECES)("%j", { timeout: ENOUGH_MS }, (piece) => {
    const text = piece.repeat(Math.ceil(5_000 / piece.length)).slice(0, 5_000);
    const { text: fixed, findings } = fixAltText(text);
    expect(findings.some(({ fixable }) => fixable)).toBe(false);
    expect(fixAltText(fixed).text).toBe(fixed);
  });

  it("is left alone where it is longer", () => {
    const text = "Image of ".repeat(1000);
    expect(fixAltText(text)).toMatchObject({ text, fixed: [] });
  });

  it("is cut within a moment", () => {
    expect(shortenText("é".repeat(LENGTH), 10)).toBe(`${"é".repeat(9)}…`);
    expect(shortenText("\u0301".repeat(LENGTH), 10)).toHaveLength(LENGTH);
  });
});
