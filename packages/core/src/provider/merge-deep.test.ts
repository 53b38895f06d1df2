import { expect, test } from "vitest";
import { mergeDeep } from "./merge-deep.js";

test("objects are merged key by key, all else is replaced", () => {
  const base = { config: { topP: 0.3, schema: { type: "object" } }, stop: ["a"], kept: 1 };
  expect(mergeDeep(base, { config: { topK: 5, schema: { nullable: true } }, stop: ["b"], added: null })).toEqual({
    config: { topP: 0.3, topK: 5, schema: { type: "object", nullable: true } },
    stop: ["b"],
    kept: 1,
    added: null,
  });
  expect(base.config).toEqual({ topP: 0.3, schema: { type: "object" } });
});

test("nothing to add leaves the body itself", () => {
  const base = { kept: 1 };
  expect(mergeDeep(base, undefined)).toBe(base);
});

test("a key called __proto__ stays a key", () => {
  const merged = mergeDeep({}, JSON.parse('{"__proto__":{"polluted":true}}'));
  expect(Object.keys(merged)).toEqual(["__proto__"]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
