import { expect, test } from "vitest";
import { captionParts } from "../caption-parts.js";
import { fieldList } from "./field-list.js";

const textOf = (value: object): string =>
  (fieldList(Object.entries(value))?.markup ?? "").replace(/<\/(dt|dd|li)>/g, "|").replace(/<[^>]*>/g, "");

test("values of every kind", () => {
  expect(textOf({ a: "x", b: 1, c: true, d: null, e: ["p", "q"], f: [], g: {}, h: new Date(0), i: [{ j: 2 }] })).toBe(
    "a|x|b|1|c|yes|d|none|e|p|q||f|none|g|none|h|1970-01-01T00:00:00.000Z|i|1|j|2|||",
  );
  expect(fieldList([])).toBeUndefined();
});

test("values without a bottom", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(textOf({ circle })).toContain("[object Object]");
  let deep: unknown = "end";
  for (let depth = 0; depth < 1000; depth++) deep = { deep };
  expect(textOf({ deep })).toContain("&quot;end&quot;");
});

test("the text of an answer, and the rest of it", () => {
  expect(captionParts("A wolf.")).toEqual({ text: "A wolf.", fields: [] });
  expect(captionParts(["wolf", "snow"])).toEqual({ text: "wolf, snow", fields: [] });
  expect(captionParts({ title: "Wolf", alt: "", findings: [], fixed: [], tags: undefined })).toEqual({
    text: "Wolf",
    fields: [["alt", ""]],
  });
  expect(captionParts({ verdict: "fine" })).toEqual({ text: undefined, fields: [["verdict", "fine"]] });
  expect(captionParts(null)).toEqual({ text: undefined, fields: [] });
});
