import { expect, test } from "vitest";
import { merged } from "./merged.js";

test("objects are merged key by key, all else replaces", () => {
  const body = { model: "m", output_config: { format: { type: "json_schema" } }, stop_sequences: ["a"] };
  expect(merged(body, { output_config: { effort: "low" }, stop_sequences: ["b"], metadata: { user_id: "u" } })).toEqual({
    model: "m",
    output_config: { format: { type: "json_schema" }, effort: "low" },
    stop_sequences: ["b"],
    metadata: { user_id: "u" },
  });
  expect(body.output_config).toEqual({ format: { type: "json_schema" } });
});

test("no options, the same body", () => {
  const body = { model: "m" };
  expect(merged(body, undefined)).toBe(body);
});
