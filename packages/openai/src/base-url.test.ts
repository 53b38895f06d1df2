import { expect, test } from "vitest";
import { baseUrlOf } from "./base-url.js";

test.each([
  ["localhost:11434", "http://localhost:11434/v1"],
  ["127.0.0.1:8000/", "http://127.0.0.1:8000/v1"],
  ["192.168.0.7:8000", "http://192.168.0.7:8000/v1"],
  ["gpu.local:8000/v1", "http://gpu.local:8000/v1"],
  ["[::1]:8000", "http://[::1]:8000/v1"],
  ["api.inference.net", "https://api.inference.net/v1"],
  ["https://api.inference.net/v1", "https://api.inference.net/v1"],
  ["https://api.inference.net/v1/", "https://api.inference.net/v1"],
  ["https://api.inference.net/v1/chat/completions", "https://api.inference.net/v1"],
  ["https://api.openai.com/v1/responses", "https://api.openai.com/v1"],
  ["https://api.groq.com/openai/v1", "https://api.groq.com/openai/v1"],
  [
    "https://own.openai.azure.com/openai/deployments/x?api-version=1",
    "https://own.openai.azure.com/openai/deployments/x?api-version=1",
  ],
])("%s is %s", (given, expected) => {
  expect(baseUrlOf(given)).toBe(expected);
});

test.each(["ftp://localhost", "", "http://", "https://user:secret-word@api.example.com/v1"])(
  "%s is refused, and not repeated",
  (given) => {
    expect(() => baseUrlOf(given)).toThrow(TypeError);
    expect(() => baseUrlOf(given)).not.toThrow(/secret-word/);
  },
);
