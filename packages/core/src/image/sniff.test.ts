import { growth } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { sniffMediaType } from "./sniff.js";

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...part].map((character) => character.charCodeAt(0)) : part)),
  );
const box = (...brands: string[]) =>
  bytes([0, 0, 0, 12 + 4 * brands.length], "ftyp", brands[0] ?? "", [0, 0, 0, 0], ...brands.slice(1));

describe("sniffMediaType", () => {
  test.each<[string, Uint8Array, string | undefined]>([
    ["JPEG", bytes([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
    ["PNG", bytes([0x89], "PNG\r\n", [0x1a], "\n"), "image/png"],
    ["GIF 87", bytes("GIF87a"), "image/gif"],
    ["GIF 89", bytes("GIF89a"), "image/gif"],
    ["WebP", bytes("RIFF", [1, 0, 0, 0], "WEBPVP8 "), "image/webp"],
    ["a WAV file is no WebP", bytes("RIFF", [1, 0, 0, 0], "WAVEfmt "), undefined],
    ["AVIF", box("avif"), "image/avif"],
    ["AVIF whose major brand is generic", box("mif1", "miaf", "avif"), "image/avif"],
    ["HEIC", box("heic", "mif1"), "image/heic"],
    ["HEIF of no named codec", box("mif1", "heix"), "image/heic"],
    ["a film is no HEIC", box("isom", "mp42"), undefined],
    ["BMP", bytes("BM", Array(12).fill(0), [40, 0, 0, 0]), "image/bmp"],
    ["a text that begins with BM", bytes("BMW builds cars in Munich."), undefined],
    ["TIFF, little endian", bytes("II*\0"), "image/tiff"],
    ["TIFF, big endian", bytes("MM\0*"), "image/tiff"],
    ["BigTIFF", bytes("II+\0"), "image/tiff"],
    ["SVG", bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), "image/svg+xml"],
    [
      "SVG behind a prolog",
      bytes('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -- drawing -->\n<!DOCTYPE svg>\n<svg>'),
      "image/svg+xml",
    ],
    ["SVG with a prefix", bytes("<s:svg>"), "image/svg+xml"],
    ["SVG in UTF-16", bytes([0xff, 0xfe], [..."<svg/>"].map((character) => `${character}\0`).join("")), "image/svg+xml"],
    ["HTML", bytes("<!DOCTYPE html><html><svg>"), undefined],
    ["a text", bytes("hello"), undefined],
    ["nothing", bytes(), undefined],
    ["one byte", bytes([0xff]), undefined],
  ])("%s", (_, input, expected) => expect(sniffMediaType(input)).toBe(expected));

  test("a file's claim to be something longer than it is does not matter", () => {
    expect(sniffMediaType(bytes([0xff, 0xff, 0xff, 0xff], "ftypmif1"))).toBe("image/heic");
  });

  test("a text that is nearly an SVG takes linear time", () => {
    const text = (comments: number) => bytes("<!---->".repeat(comments), "x");
    expect(sniffMediaType(text(140))).toBeUndefined();
    expect(growth(text, sniffMediaType, 35)).toBeLessThan(8);
  });

  test("reads a view into a larger buffer", () => {
    const buffer = bytes("....", [0xff, 0xd8, 0xff]);
    expect(sniffMediaType(buffer.subarray(4))).toBe("image/jpeg");
  });
});
