import { expect, test } from "vitest";
import { errorIn, errorWords, kindOfWords } from "./error-body.js";

test.each<[string, unknown, object]>([
  [
    "OpenAI's",
    { error: { message: "m", type: "invalid_request_error", code: "c" } },
    { message: "m", code: "c", type: "invalid_request_error" },
  ],
  ["a text", { error: "m" }, { message: "m" }],
  ["a text with a message", { error: "unauthorized", message: "m" }, { message: "unauthorized: m" }],
  [
    "Anthropic's",
    { type: "error", error: { type: "overloaded_error", message: "m" } },
    { message: "m", type: "overloaded_error" },
  ],
  ["vLLM's", { object: "error", message: "m", type: "BadRequestError", code: 400 }, { message: "m", status: 400 }],
  ["FastAPI's", { detail: "m" }, { message: "m" }],
  ["pydantic's", { detail: [{ loc: ["body", "image"], msg: "field required" }] }, { message: "body.image: field required" }],
  [
    "Google's, in a list",
    [{ error: { code: 429, message: "m", status: "RESOURCE_EXHAUSTED" } }],
    { message: "m", code: "RESOURCE_EXHAUSTED", status: 429 },
  ],
  [
    "OpenRouter's, with the vendor's words",
    { error: { message: "Provider returned error", code: 502, metadata: { raw: "deeper" } } },
    { message: "Provider returned error deeper", status: 502 },
  ],
  ["wrapped twice", { error: { error: { message: "m", code: "c" } } }, { message: "m", code: "c" }],
  ["wrapped in a body", { body: { error: { message: "m" } } }, { message: "m" }],
  ["a list of errors", { errors: [{ message: "m" }] }, { message: "m" }],
  ["not a success", { success: false, message: "m" }, { message: "m" }],
  ["a page", "<!doctype html><title>502 Bad Gateway</title>", { message: "an HTML page: 502 Bad Gateway" }],
  ["a plain text", "upstream connect error", { message: "upstream connect error" }],
  ["an error without words", { error: {} }, { message: "" }],
])("%s", (_, body, expected) => {
  expect(errorIn(body)).toMatchObject(expected);
});

test.each<[string, unknown]>([
  ["a completion", { id: "x", choices: [{ message: { content: "error" } }], error: null }],
  ["a response", { object: "response", status: "completed", error: null, output: [] }],
  ["a message", { type: "message", content: [{ type: "text", text: "an error" }] }],
  ["Gemini's", { candidates: [], usageMetadata: {} }],
  ["a caption", { caption: "A wolf", error: "" }],
  ["nothing", undefined],
  ["null", null],
])("%s holds none", (_, body) => {
  expect(errorIn(body)).toBeUndefined();
});

test("the body of an error status is an error whatever its form", () => {
  expect(errorWords({ message: "no such model" })).toMatchObject({ message: "no such model" });
  expect(errorWords(undefined)).toEqual({ message: "" });
  expect(errorWords(42)).toEqual({ message: "" });
});

test.each([
  ["insufficient_quota", "quota"],
  ["Your credit balance is too low", "quota"],
  ["Budget has been exceeded! Current cost: 5", "quota"],
  ["content_filter", "filtered"],
  ["data_inspection_failed", "filtered"],
  ["Incorrect API key provided", "authentication"],
  ["The model `gpt-9` does not exist", "not-found"],
  ["rate_limit_exceeded", "rate-limit"],
  ["RESOURCE_EXHAUSTED", "rate-limit"],
  ["overloaded_error", "overloaded"],
  ["InternalServerError", "overloaded"],
  ["context_length_exceeded", "invalid-request"],
  ["A wolf", undefined],
])("%s: %s", (message, kind) => {
  expect(kindOfWords({ message })).toBe(kind);
  if (!message.includes(" ")) expect(kindOfWords({ message: "", code: message })).toBe(kind);
});

test("a code is believed before the words", () => {
  expect(kindOfWords({ message: "rate limit of tokens", code: "insufficient_quota" })).toBe("quota");
});
