import { describe, expect, it } from "vitest";
import { checkAltText } from "./index.js";
import { hostilePieces } from "./testing/hostile-pieces.js";

const length = 1_000_000;

/** Linear work takes a second or a few on a busy machine; quadratic work on a million characters takes hours. */
const timeoutMs = 60_000;

describe("a million characters", () => {
  it.each(hostilePieces)("%j", { timeout: timeoutMs }, (piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const findings = checkAltText(text, { language: "en", context: { caption: "A wolf." } });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.some(({ fixable }) => fixable)).toBe(false);
  });
});
