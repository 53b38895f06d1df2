import { FinishReason } from "@google/genai";
import { VendorFailure } from "@legenda/core/provider";
import { expect, test } from "vitest";
import { finishOf, isBlocked } from "./finish.js";

const faults = ["MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "NO_IMAGE", "TOO_MANY_TOOL_CALLS", "UNEXPECTED_TOOL_CALL"];

test("every reason that Google's client has is decided", () => {
  const finishes = Object.values(FinishReason)
    .filter((reason) => !faults.includes(reason))
    .map((finishReason) => [finishReason, finishOf({ finishReason })]);
  expect(Object.fromEntries(finishes)).toEqual({
    FINISH_REASON_UNSPECIFIED: undefined,
    STOP: "stop",
    MAX_TOKENS: "length",
    CONTINUATION: "length",
    SAFETY: "filtered",
    RECITATION: "filtered",
    LANGUAGE: "filtered",
    BLOCKLIST: "filtered",
    PROHIBITED_CONTENT: "filtered",
    SPII: "filtered",
    IMAGE_SAFETY: "filtered",
    IMAGE_PROHIBITED_CONTENT: "filtered",
    IMAGE_RECITATION: "filtered",
    OTHER: "other",
    IMAGE_OTHER: "other",
  });
});

test.each([...faults, "MALFORMED_ANYTHING"])("%s is a fault of the model", (finishReason) => {
  expect(() => finishOf({ finishReason })).toThrow(VendorFailure);
});

test.each([
  ["a reason that Google may add", "SOLAR_FLARE", "other"],
  ["a name of every object", "constructor", "other"],
  ["another spelling", "stop", "other"],
  ["a policy that Google may add", "MODEL_ARMOR", "filtered"],
  ["a number", 1, "other"],
  ["an object", {}, "other"],
  ["null", null, undefined],
])("%s", (_, finishReason, finish) => {
  expect(finishOf({ finishReason })).toBe(finish);
});

test.each([
  [{ blockReason: "SAFETY" }, true],
  [{ blockReason: "ANYTHING_NEW" }, true],
  [{ blockReason: "BLOCKED_REASON_UNSPECIFIED" }, false],
  [{ blockReason: 7 }, false],
  [{}, false],
  [undefined, false],
])("a prompt's feedback %j is blocked: %s", (feedback, blocked) => {
  expect(isBlocked(feedback)).toBe(blocked);
});
