import { describe, expect, it } from "vitest";
import { fixAltText } from "./index.js";
import { hostilePieces } from "./testing/hostile-pieces.js";

describe("the longest text that is repaired", () => {
  it.each(hostilePieces)("%j", (piece) => {
    const text = piece.repeat(Math.ceil(5_000 / piece.length)).slice(0, 5_000);
    const { text: fixed, findings } = fixAltText(text);
    expect(findings.some(({ fixable }) => fixable)).toBe(false);
    expect(fixAltText(fixed).text).toBe(fixed);
  });

  it("is left alone where it is longer", () => {
    const text = "Image of ".repeat(1000);
    expect(fixAltText(text)).toMatchObject({ text, fixed: [] });
  });
});
