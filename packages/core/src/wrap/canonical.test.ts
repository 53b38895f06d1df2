import { expect, test } from "vitest";
import { canonicalJson } from "./canonical.js";

test("the order of keys and what is undefined make no difference", () => {
  expect(canonicalJson({ b: 1, a: { d: [1, "x", null], c: true }, e: undefined })).toBe(
    '{"a":{"c":true,"d":[1,"x",null]},"b":1}',
  );
  expect(canonicalJson(Object.assign(Object.create(null), { a: "ü\ud800" }))).toBe('{"a":"ü\\ud800"}');
  expect(canonicalJson([undefined, -0, 1e21, Number.NaN])).toBe("[null,0,1e+21,NaN]");
});

test.each([[() => 1], [new Map()], [new Date(0)], [1n], [Symbol("x")], [new Uint8Array(2)]])(
  "%s cannot be told apart by JSON",
  (value) => {
    expect(() => canonicalJson({ a: [value] }, "params")).toThrow("params.a[0] is not a JSON value");
  },
);
