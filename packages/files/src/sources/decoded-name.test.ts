import { isUtf8 } from "node:buffer";
import { seededRandom } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { decodedName } from "./decoded-name.js";

test("UTF-8 is told as Node tells it, and bytes that are none are written out", () => {
  const random = seededRandom(12345);
  const next = (below: number) => Math.floor(random() * below);
  // Bytes at the borders of what a sequence may hold.
  const bytes = [
    0x0a, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff,
  ];
  let whole = 0;
  for (let round = 0; round < 20_000; round++) {
    const name = Buffer.from(Array.from({ length: 1 + next(5) }, () => bytes[next(bytes.length)] ?? 0));
    const decoded = decodedName(name);
    expect(decoded.whole).toBe(isUtf8(name));
    if (decoded.whole) expect(decoded.name).toBe(name.toString("utf8"));
    else expect(decoded.name).not.toContain("\u{FFFD}");
    whole += Number(decoded.whole);
  }
  expect(whole).toBeGreaterThan(100);
  expect(decodedName(Buffer.from("fä🦊.jpg")).name).toBe("fä🦊.jpg");
  expect(decodedName(Buffer.from([0x61, 0xff, 0xc3, 0xa4]))).toEqual({ name: "a\\xFFä", whole: false });
});
