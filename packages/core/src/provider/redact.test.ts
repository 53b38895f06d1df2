import { expect, test } from "vitest";
import { redact } from "./redact.js";

test.each([
  ["Incorrect API key provided: sk-proj-abcdefghijklmnop.", "Incorrect API key provided: [key]."],
  ["AIzaSyA-1234567890abcdefghijklmnop is not valid", "[key] is not valid"],
  ["Authorization: Bearer abc.def-ghi", "Authorization: [key]"],
  ["the model gpt-4o-mini-2024-07-18 does not exist", "the model gpt-4o-mini-2024-07-18 does not exist"],
])("%s", (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test("a key of any shape that is known, images, and endless texts", () => {
  expect(redact("your key hunter2 is wrong, hunter2!", ["hunter2"])).toBe("your key [key] is wrong, [key]!");
  expect(redact(`bad data:image/png;base64,${"iVBORw0KGg".repeat(30)}== here`)).toBe("bad [data] here");
  expect(redact("word ".repeat(1000)).length).toBe(500);
  expect(redact("nothing to hide", ["", undefined, "abc"])).toBe("nothing to hide");
});
