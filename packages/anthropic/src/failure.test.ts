import {
  AuthenticationError,
  ConnectionError,
  InvalidRequestError,
  OverloadedError,
  ProviderError,
  QuotaError,
  RateLimitError,
  RequestTooLargeError,
  TimeoutError,
} from "@legenda/core";
import { expect, test } from "vitest";
import { failureOf } from "./failure.js";

const about = { model: "claude-haiku-4-5", secrets: ["sk-ant-secret"] };
const answered = (
  status: number | undefined,
  type: string,
  message = "Words.",
  more: { code?: string; headers?: Record<string, string> } = {},
) => ({
  status,
  headers: new Headers(more.headers),
  error: {
    type: "error",
    error: { type, message, ...(more.code && { details: { error_code: more.code } }) },
    request_id: "req_body",
  },
  message: `${status} {}`,
});

test.each([
  ["a 400", answered(400, "invalid_request_error"), InvalidRequestError, false],
  ["a 402", answered(402, "billing_error"), QuotaError, false],
  ["a 409", answered(409, "conflict_error"), OverloadedError, true],
  ["a 413", answered(413, "request_too_large"), RequestTooLargeError, false],
  ["a 429", answered(429, "rate_limit_error"), RateLimitError, true],
  ["a ramp limit", answered(429, "rate_limit_error", "Slower.", { code: "ramp_limit_exceeded" }), RateLimitError, true],
  ["a contract's limit", answered(429, "rate_limit_error", "No.", { code: "contract_spend_limit_reached" }), QuotaError, false],
  ["a tier's limit", answered(429, "rate_limit_error", "No.", { code: "enforced_spend_limit_reached" }), QuotaError, false],
  [
    "a spend limit by words",
    answered(400, "invalid_request_error", "Your organization's spend limit reached."),
    QuotaError,
    false,
  ],
  [
    "a credit that is spent",
    answered(400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API."),
    QuotaError,
    false,
  ],
  [
    "a limit of usage",
    answered(400, "invalid_request_error", "You have reached your specified API usage limits."),
    QuotaError,
    false,
  ],
  ["a 504", answered(504, "timeout_error"), TimeoutError, true],
  ["a 529", answered(529, "overloaded_error"), OverloadedError, true],
  ["an overload within a stream", answered(undefined, "overloaded_error"), OverloadedError, true],
  ["a limit within a stream", answered(undefined, "rate_limit_error"), RateLimitError, true],
  ["a fault within a stream", answered(undefined, "api_error"), OverloadedError, true],
  ["an unknown fault within a stream", answered(undefined, "of_tomorrow"), OverloadedError, true],
  [
    "a broken connection",
    Object.assign(new Error("Connection error."), { cause: new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }) }),
    ConnectionError,
    true,
  ],
  ["what is no JSON", new SyntaxError("Unexpected token <"), ProviderError, true],
  [
    "a client without a key",
    new Error("Could not resolve authentication method. Expected one of apiKey …"),
    AuthenticationError,
    false,
  ],
  ["what is no error", undefined, ConnectionError, true],
])("%s", (_, thrown, Class, retryable) => {
  const error = failureOf(thrown, about);
  expect(error).toBeInstanceOf(Class);
  expect(error).toMatchObject({ provider: "anthropic", model: "claude-haiku-4-5", retryable });
});

test("the server's own word on trying again counts, but not for money", () => {
  expect(failureOf(answered(500, "api_error", "No.", { headers: { "x-should-retry": "false" } }), about).retryable).toBe(false);
  expect(
    failureOf(answered(400, "invalid_request_error", "Soon.", { headers: { "x-should-retry": "true" } }), about).retryable,
  ).toBe(true);
  expect(failureOf(answered(402, "billing_error", "Pay.", { headers: { "x-should-retry": "true" } }), about).retryable).toBe(
    false,
  );
});

test("how long to wait: seconds, a date, or the reset of the limit that is used up", () => {
  const soon = (ms: number) => new Date(Date.now() + ms);
  const wait = (headers: Record<string, string>, status = 429) =>
    failureOf(answered(status, "rate_limit_error", "Slower.", { headers }), about).retryAfter ?? Number.NaN;
  expect(wait({ "retry-after": "7" })).toBe(7000);
  expect(Math.abs(wait({ "retry-after": soon(30_000).toUTCString() }, 529) - 30_000)).toBeLessThan(1500);
  const limits = {
    "anthropic-ratelimit-requests-remaining": "12",
    "anthropic-ratelimit-requests-reset": soon(90_000).toISOString(),
    "anthropic-ratelimit-tokens-remaining": "0",
    "anthropic-ratelimit-tokens-reset": soon(20_000).toISOString(),
  };
  expect(Math.abs(wait(limits) - 20_000)).toBeLessThan(1500);
  expect(wait({ ...limits, "retry-after": "3" })).toBe(3000);
  expect(wait(limits, 529)).toBeNaN();
});

test("ids, codes and limits are kept; keys are not", () => {
  const error = failureOf(
    answered(429, "rate_limit_error", "Key sk-ant-secret is too fast.", {
      code: "ramp_limit_exceeded",
      headers: { "request-id": "req_1", "anthropic-ratelimit-requests-limit": "50" },
    }),
    about,
  );
  expect(error).toMatchObject({ requestId: "req_1", code: "ramp_limit_exceeded", rateLimits: { requests: { limit: 50 } } });
  expect(error.message).toContain("Key [key] is too fast.");
  expect(failureOf(answered(400, "invalid_request_error"), about)).toMatchObject({
    requestId: "req_body",
    code: "invalid_request_error",
  });
});

test("too large an image among many is told the way out", () => {
  const words = "At least one of the image dimensions exceed max allowed size for many-image requests: 2000 pixels";
  expect(failureOf(answered(400, "invalid_request_error", words), about).message).toContain("ask in several calls");
});

test("a proxy's page is quoted", () => {
  expect(failureOf({ status: 502, headers: new Headers(), message: "502 <html>Bad gateway</html>" }, about).message).toContain(
    "(HTTP 502): <html>Bad gateway</html>",
  );
});
