import {
  AuthenticationError,
  InvalidRequestError,
  NotFoundError,
  OverloadedError,
  PermissionError,
  ProviderError,
  QuotaError,
  RateLimitError,
  RequestTooLargeError,
  TimeoutError,
} from "@legenda/core";
import { errorOf } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { refusal } from "./errors.js";
import { apiKey, modes, request, send } from "./testing/requests.js";
import { answeredWith, streamedWith } from "./testing/servers.js";

interface More {
  readonly code?: string;
  readonly headers?: Record<string, string>;
}

const bodyOf = (type: string, message = "Words.", { code }: More = {}) => ({
  type: "error",
  error: { type, message, ...(code && { details: { error_code: code } }) },
  request_id: "req_body",
});

const failed = (status: number, type: string, message?: string, more: More = {}): Promise<ProviderError> =>
  errorOf(answeredWith(bodyOf(type, message, more), { status, headers: more.headers ?? {} }).generate(request), ProviderError);

test.each([
  [400, "invalid_request_error", InvalidRequestError, false],
  [401, "authentication_error", AuthenticationError, false],
  [402, "billing_error", QuotaError, false],
  [403, "permission_error", PermissionError, false],
  [404, "not_found_error", NotFoundError, false],
  [409, "conflict_error", OverloadedError, true],
  [413, "request_too_large", RequestTooLargeError, false],
  [429, "rate_limit_error", RateLimitError, true],
  [500, "api_error", OverloadedError, true],
  [504, "timeout_error", TimeoutError, true],
  [529, "overloaded_error", OverloadedError, true],
])("%i, %s: by its status, and by its type where the status is good", async (status, type, Class, retryable) => {
  const expected = { provider: "anthropic", model: "claude-haiku-4-5", retryable, code: type, requestId: "req_body" };
  const body = bodyOf(type);
  for (const error of [
    await failed(status, type),
    await errorOf(answeredWith(body).generate(request)),
    await errorOf(send(answeredWith(body), "stream")),
    await errorOf(send(streamedWith([body]), "stream")),
  ]) {
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject(expected);
  }
});

test.each([
  ["of_tomorrow", OverloadedError],
  ["throttlingException", RateLimitError],
  ["validationException", InvalidRequestError],
  ["accessDeniedException", PermissionError],
  ["modelStreamErrorException", OverloadedError],
])("%s within a stream", async (type, Class) => {
  expect(await errorOf(send(streamedWith([bodyOf(type)]), "stream"))).toBeInstanceOf(Class);
});

test.each([
  ["a contract's limit", 429, "rate_limit_error", "No.", "contract_spend_limit_reached"],
  ["a tier's limit", 429, "rate_limit_error", "No.", "enforced_spend_limit_reached"],
  ["a spend limit by words", 400, "invalid_request_error", "Your organization's spend limit reached.", ""],
  ["a credit that is spent", 400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API.", ""],
  ["a limit of usage", 400, "invalid_request_error", "You have reached your specified API usage limits.", ""],
])("%s is money, and not tried again", async (_, status, type, message, code) => {
  for (const headers of [{}, { "x-should-retry": "true" }]) {
    const error = await failed(status, type, message, { code, headers });
    expect(error).toBeInstanceOf(QuotaError);
    expect(error.retryable).toBe(false);
  }
  expect(await errorOf(send(streamedWith([bodyOf(type, message, { code })]), "stream"))).toBeInstanceOf(QuotaError);
});

test("a ramp limit is a limit, and an outage that speaks of limits an outage", async () => {
  expect(await failed(429, "rate_limit_error", "Slower.", { code: "ramp_limit_exceeded" })).toBeInstanceOf(RateLimitError);
  expect(await failed(500, "api_error", "The spend limit service is down.")).toBeInstanceOf(OverloadedError);
});

test("the server's own word on trying again counts", async () => {
  const hint = (value: string) => ({ headers: { "x-should-retry": value } });
  expect((await failed(500, "api_error", "No.", hint("false"))).retryable).toBe(false);
  expect((await failed(400, "invalid_request_error", "Soon.", hint("true"))).retryable).toBe(true);
});

test("how long to wait: seconds, a date, or the reset of the limit that is used up", async () => {
  const soon = (ms: number) => new Date(Date.now() + ms);
  const wait = async (headers: Record<string, string>, status = 429) =>
    (await failed(status, status === 429 ? "rate_limit_error" : "overloaded_error", "Slower.", { headers })).retryAfter ??
    Number.NaN;
  expect(await wait({ "retry-after": "7" })).toBe(7000);
  expect(Math.abs((await wait({ "retry-after": soon(30_000).toUTCString() }, 529)) - 30_000)).toBeLessThan(1500);
  const limits = {
    "anthropic-ratelimit-requests-remaining": "12",
    "anthropic-ratelimit-requests-reset": soon(90_000).toISOString(),
    "anthropic-ratelimit-tokens-remaining": "0",
    "anthropic-ratelimit-tokens-reset": soon(20_000).toISOString(),
  };
  expect(Math.abs((await wait(limits)) - 20_000)).toBeLessThan(1500);
  expect(await wait({ ...limits, "retry-after": "3" })).toBe(3000);
  expect(await wait(limits, 529)).toBeNaN();
});

test("ids, codes and limits are kept; keys are not", async () => {
  const error = await failed(429, "rate_limit_error", `Key ${apiKey} is too fast.`, {
    code: "ramp_limit_exceeded",
    headers: { "request-id": "req_1", "anthropic-ratelimit-requests-limit": "50" },
  });
  expect(error).toMatchObject({ requestId: "req_1", code: "ramp_limit_exceeded", rateLimits: { requests: { limit: 50 } } });
  expect(error.message).toContain("Key [key] is too fast.");
});

test("too large an image among many, and a URL that could not be fetched, come with the way out", async () => {
  const words = "At least one of the image dimensions exceed max allowed size for many-image requests: 2000 pixels";
  expect((await failed(400, "invalid_request_error", words)).message).toContain("send them in several calls");
  const https = await failed(400, "invalid_request_error", "Only HTTPS URLs are supported.");
  expect(https.message).toContain('fitted(model, { urls: "fetch" })');
  expect(https.retryable).toBe(false);
  const download = await failed(400, "invalid_request_error", "Unable to download the file. Please verify the URL.");
  expect(download.message).toContain('fitted(model, { urls: "fetch" })');
  expect(download.retryable).toBe(true);
});

test("a proxy's page is told by its title", async () => {
  const page = "<html><head><title>502 Bad Gateway</title></head></html>";
  const fetch = async () => new Response(page, { status: 502 });
  const error = await errorOf(answeredWith({}, {}, { fetch }).generate(request));
  expect(String(error)).toContain("(HTTP 502): an HTML page: 502 Bad Gateway");
});

test.each(modes)("%s: an error of 6 MB is an error like any other", async (mode) => {
  for (const message of ["w".repeat(6_000_000), `data:image/png;base64,${"w".repeat(6_000_000)}`]) {
    const model = answeredWith(bodyOf("invalid_request_error", message), { status: 400 });
    const error = await errorOf(send(model, mode));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error).toMatchObject({ status: 400, retryable: false });
    expect(String(error).length).toBeLessThan(1000);
  }
});

const refused = (message: string) => new InvalidRequestError(message, { provider: "anthropic", status: 400 });

test.each([
  ["schema", "output_config.format: structured outputs are not supported for this model.", "mode"],
  ["schema", "output_config: Extra inputs are not permitted", "mode"],
  ["schema", "This model does not support output format.", "mode"],
  ["schema", "Schema is too complex for compilation.", "schema"],
  ["schema", "messages: text content blocks must be non-empty", undefined],
  ["tool", 'tool_choice: type "tool" and "any" are not supported for this model.', "mode"],
  ["tool", "tools.0.custom.input_schema: too deep", "schema"],
  ["prompt", "output_config.format is not supported", undefined],
] as const)("asked by %s, %j refuses %s", (mode, message, scope) => {
  expect(refusal(refused(message), mode)).toBe(scope);
});

test("what is not about the request refuses nothing", () => {
  expect(refusal(new OverloadedError("output_config is down", { provider: "anthropic" }), "schema")).toBeUndefined();
});
