import { AuthenticationError, OverloadedError, PermissionError, QuotaError, RateLimitError, TimeoutError } from "@legenda/core";
import { expect, test } from "vitest";
import { google } from "./google.js";
import { answering } from "./testing/answering.js";
import { vendorFailure } from "./vendor-failure.js";

const type = (name: string) => `type.googleapis.com/google.rpc.${name}`;

async function failureOf(status: number, error: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = new Response(JSON.stringify({ error: { code: status, ...error } }), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
  const model = google("gemini-3.8-flash", { apiKey: "AIzaKey-0123456789abcdef", fetch: answering(response).fetch });
  return model
    .generate({ messages: [{ role: "user", content: [{ type: "text", text: "x" }] }], params: {} })
    .catch((reason: unknown) => reason);
}

const quota = (...ids: string[]) => ({ "@type": type("QuotaFailure"), violations: ids.map((quotaId) => ({ quotaId })) });
const delay = (retryDelay: string) => ({ "@type": type("RetryInfo"), retryDelay });

test.each([
  ["31s", 31_000],
  ["0.1s", 100],
  ["38.790371874s", 38_790],
])("a delay of %s", async (retryDelay, ms) => {
  const error = await failureOf(429, {
    status: "RESOURCE_EXHAUSTED",
    message: "Slow down.",
    details: [quota("GenerateRequestsPerMinutePerProject"), delay(retryDelay)],
  });
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ retryable: true, code: "RESOURCE_EXHAUSTED", status: 429 });
  expect((error as RateLimitError).retryAfter).toBeCloseTo(ms, -1);
});

test("the body's delay before the header's, and the header's where it has none", async () => {
  expect(await failureOf(503, { message: "x", details: [delay("2s")] }, { "retry-after": "9" })).toMatchObject({
    retryAfter: 2000,
  });
  expect(await failureOf(503, { message: "x" }, { "retry-after": "9" })).toMatchObject({ retryAfter: 9000 });
});

test.each([
  [
    "a quota of the day",
    { details: [quota("GenerateRequestsPerMinute"), quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier"), delay("31s")] },
  ],
  ["credits", { message: "Your prepayment credits are depleted." }],
])("%s that is spent is not waited for", async (_, more) => {
  const error = await failureOf(429, { status: "RESOURCE_EXHAUSTED", message: "You exceeded your current quota.", ...more });
  expect(error).toBeInstanceOf(QuotaError);
  expect(error).toMatchObject({ retryable: false });
});

test("a wrong key has status 400", async () => {
  const details = [{ "@type": type("ErrorInfo"), reason: "API_KEY_INVALID", domain: "googleapis.com" }];
  const error = await failureOf(400, {
    status: "INVALID_ARGUMENT",
    message: "API key not valid. Please pass a valid API key.",
    details,
  });
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error).toMatchObject({ status: 400, code: "API_KEY_INVALID", retryable: false });
});

test("a precondition says what to do", async () => {
  const error = await failureOf(400, {
    status: "FAILED_PRECONDITION",
    message: "User location is not supported for the API use.",
  });
  expect(error).toBeInstanceOf(PermissionError);
  expect(String(error)).toContain("billing");
  expect(error).toMatchObject({ status: 400, retryable: false });
});

test.each([
  [499, "CANCELLED", undefined],
  [500, "INTERNAL", OverloadedError],
  [503, "UNAVAILABLE", OverloadedError],
  [504, "DEADLINE_EXCEEDED", TimeoutError],
])("status %i, %s, may be tried again", async (status, code, Class) => {
  const error = await failureOf(status, { status: code, message: "x" });
  expect(error).toMatchObject({ status, code, retryable: true });
  if (Class) expect(error).toBeInstanceOf(Class);
});

test("an error page of a proxy is told by its status", async () => {
  for (const contentType of ["text/html", "application/json"]) {
    const response = new Response("<html>Bad gateway</html>", { status: 502, headers: { "content-type": contentType } });
    const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch: answering(response).fetch });
    const failure = model.generate({ messages: [{ role: "user", content: [{ type: "text", text: "x" }] }], params: {} });
    await expect(failure).rejects.toMatchObject({ name: "OverloadedError", status: 502, retryable: true });
  }
});

test("the retired client's errors: its words without the details that it appends", () => {
  const errorDetails = [quota("GenerateRequestsPerDay")];
  const message = `[GoogleGenerativeAI Error]: Error fetching from https://example.com/x: [429 Too Many Requests] Slow down. ${JSON.stringify(errorDetails)}`;
  expect(vendorFailure(Object.assign(new Error(message), { status: 429, errorDetails }))).toEqual({
    status: 429,
    code: "RESOURCE_EXHAUSTED",
    message: "Slow down.",
    details: errorDetails,
  });
  expect(vendorFailure(new TypeError("fetch failed"))).toBeUndefined();
});
