import { expect, test, vi } from "vitest";
import {
  ImageError,
  LegendaError,
  OverloadedError,
  ProviderError,
  QuotaError,
  RateLimitError,
  ResponseError,
  TemplateError,
} from "./index.js";

test("names and classes", () => {
  const error = new RateLimitError("Slow down.", { provider: "openai", status: 429, retryAfter: 1500 });
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toBeInstanceOf(LegendaError);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(QuotaError);
  expect(error).not.toBeInstanceOf(ImageError);
  expect(error).toMatchObject({ name: "RateLimitError", retryable: true, retryAfter: 1500, status: 429 });
  expect(String(error)).toBe("RateLimitError: Slow down.");
});

test("what a retry can cure is known by the class, unless the provider knows better", () => {
  expect(new OverloadedError("", { provider: "x" }).retryable).toBe(true);
  expect(new QuotaError("", { provider: "x" }).retryable).toBe(false);
  expect(new OverloadedError("", { provider: "x", retryable: false }).retryable).toBe(false);
});

test("an error of another copy of the package is recognised", async () => {
  vi.resetModules();
  const copy = await import("./provider-error.js");
  const error = new copy.RateLimitError("", { provider: "x" });
  expect(Object.getPrototypeOf(error)).not.toBe(RateLimitError.prototype);
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).not.toBeInstanceOf(QuotaError);
});

test("a class of another package takes part with a kind of its own", async () => {
  vi.resetModules();
  const { LegendaError: CopiedError } = await import("./legenda-error.js");
  const define = (Base: typeof LegendaError) =>
    class JournalError extends Base {
      static override readonly kind = "JournalError";
    };
  const JournalError = define(LegendaError);
  const error = new (define(CopiedError))("Locked.");
  expect(error).toBeInstanceOf(JournalError);
  expect(error).toBeInstanceOf(LegendaError);
  expect(error.name).toBe("JournalError");
  expect(new LegendaError("")).not.toBeInstanceOf(JournalError);
});

test("a hint is data, and its advice ends the message", () => {
  const hint = { option: "maxTokens", value: 500, advice: "Raise params.maxTokens." };
  const error = new ResponseError("the answer was cut off.", { functionName: "alt", reply: {} as never, hint });
  expect(error).toMatchObject({ hint, functionName: "alt", message: "alt: the answer was cut off. Raise params.maxTokens." });
  expect(new LegendaError(error.message, { hint }).message).toBe(error.message);
  expect("hint" in new LegendaError("")).toBe(false);
});

test("a user's own subclass is told by its prototype", () => {
  class OwnError extends ImageError {}
  const own = new OwnError("", { reason: "truncated" });
  expect(own).toBeInstanceOf(OwnError);
  expect(own).toBeInstanceOf(ImageError);
  expect(new ImageError("", { reason: "truncated" })).not.toBeInstanceOf(OwnError);
  expect(null).not.toBeInstanceOf(LegendaError);
});

test("the brand does not show in what is logged or copied", () => {
  const error = new ResponseError("x", { reply: { text: "kept" } as never });
  expect(Object.keys(error).sort()).toEqual(["functionName", "issues", "name", "reply"]);
});

test("a template error points at its place", () => {
  const error = new TemplateError("There is no such kind.", { place: { template: "a\n\tb {x:imgae}", offset: 8, length: 5 } });
  expect(error).toMatchObject({ line: 2, column: 7 });
  expect(error.message).toBe("There is no such kind.\n\n2 | \tb {x:imgae}\n    \t     ^^^^^");
});
