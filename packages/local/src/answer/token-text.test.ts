import { describe, expect, it } from "vitest";
import { TokenText } from "./token-text.js";

/** Decodes bytes, one a token, as byte-level tokenizers do. */
const bytes = { decode: (ids: unknown) => new TextDecoder().decode(Uint8Array.from(ids as bigint[], Number)) };
/** Joins words and drops the first blank, as SentencePiece does. */
const words = {
  decode: (ids: unknown) =>
    (ids as bigint[])
      .map((id) => `▁w${id}`)
      .join("")
      .replaceAll("▁", " ")
      .trimStart(),
};

function read(decoder: ConstructorParameters<typeof TokenText>[0], tokens: readonly bigint[]) {
  const text = new TokenText(decoder);
  return [...tokens.map((token) => text.push(token)), text.end()];
}

describe("TokenText", () => {
  it("waits for the other half of a character", () => {
    const tokens = [...new TextEncoder().encode("aé😀b")].map(BigInt);
    expect(read(bytes, tokens)).toEqual(["a", "", "é", "", "", "", "😀", "b", ""]);
  });

  it("gives half a character only when nothing follows", () => {
    const tokens = [...new TextEncoder().encode("aé")].slice(0, 2).map(BigInt);
    expect(read(bytes, tokens)).toEqual(["a", "", "\ufffd"]);
  });

  it("keeps the blank between words of tokenizers that drop the first", () => {
    expect(read(words, [1n, 2n, 3n])).toEqual(["w1", " w2", " w3", ""]);
  });

  it("has nothing to give for no tokens", () => {
    expect(read(bytes, [])).toEqual([""]);
  });
});
