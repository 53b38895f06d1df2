import { expect, test } from "vitest";
import { redact, redactName } from "./redact.js";

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

test.each([
  ["in lines", `see ${"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk\n".repeat(4)} end`],
  ["behind blanks", `see data: image/png ; base64 , ${"iVBORw0KGgo".repeat(10)} end`],
  ["with a charset", `see data:image/png;charset=utf-8;base64,${"iVBORw0KGgo".repeat(10)} end`],
])("an image %s", (_, text) => {
  expect(redact(text)).not.toContain("iVBORw0KGgo");
  expect(redact(text)).toMatch(/^see \[data\].* end$/);
});

test("a text of millions of characters is cut before it is searched", () => {
  expect(redact("w".repeat(6_000_000))).toBe("[data]");
  expect(redact(" word".repeat(2_000_000)).length).toBe(500);
});

test("control characters, by which a line could be forged, become blanks", () => {
  expect(redact("one\r\ntwo\u001b[31m three\u2028four\u0000")).toBe("one two [31m three four");
});

test("identifiers: short and plain ones as they are, all others redacted and cut", () => {
  expect(redactName("req_0123456789abcdef")).toBe("req_0123456789abcdef");
  expect(redactName("models/gemini-2.5-flash")).toBe("models/gemini-2.5-flash");
  expect(redactName("abc-hunter2-def", ["hunter2"])).toBe("abc-[key]-def");
  expect(redactName("iVBORw0KGgo".repeat(400))).toBe("[data]");
  expect(redactName("word ".repeat(100))?.length).toBe(200);
  expect(redactName("")).toBeUndefined();
});
