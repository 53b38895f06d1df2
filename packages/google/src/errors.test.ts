import { AuthenticationError, OverloadedError, PermissionError, QuotaError, RateLimitError, TimeoutError } from "@legenda/core";
import { errorOf } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { google } from "./google.js";
import { answering } from "./testing/answering.js";

const type = (name: string) => `type.googleapis.com/google.rpc.${name}`;

async function failureOf(status: number, error: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = new Response(JSON.stringify({ error: { code: status, ...error } }), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
  const model = google("gemini-3.8-flash", { apiKey: "AIzaKey-0123456789abcdef", fetch: answering(response).fetch });
  return errorOf(model.generate({ messages: [{ role: "user", content: [{ type: "text", text: "x" }] }], params: {} }));
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
  [499, "CANCELLED", OverloadedError],
  [500, "INTERNAL", OverloadedError],
  [503, "UNAVAILABLE", OverloadedError],
  [504, "DEADLINE_EXCEEDED", TimeoutError],
])("status %i, %s, may be tried again", async (status, code, Class) => {
  const error = await failureOf(status, { status: code, message: "x" });
  expect(error).toMatchObject({ status, code, retryable: true });
  expect(error).toBeInstanceOf(Class);
});

test("an error page of a proxy is told by its status", async () => {
  for (const contentType of ["text/html", "application/json"]) {
    const response = new Response("<html>Bad gateway</html>", { status: 502, headers: { "content-type": contentType } });
    const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch: answering(response).fetch });
    const failure = model.generate({ messages: [{ role: "user", content: [{ type: "text", text: "x" }] }], params: {} });
    await expect(failure).rejects.toMatchObject({ name: "OverloadedError", status: 502, retryable: true });
  }
});

test("Google's ordinary rate limit speaks of quota and billing, and is one", async () => {
  const error = await failureOf(429, {
    status: "RESOURCE_EXHAUSTED",
    message: "You exceeded your current quota, please check your plan and billing details. Please retry in 38.79s.",
  });
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ retryable: true, retryAfter: 38_790 });
});

test("a budget that is spent is not waited for", async () => {
  const message = "Your project has exceeded its monthly spending cap.";
  expect(await failureOf(429, { status: "RESOURCE_EXHAUSTED", message })).toBeInstanceOf(QuotaError);
});

test("a wrong key is told by its words where the details are left out", async () => {
  const message = "API key expired. Please renew the API key.";
  expect(await failureOf(400, { status: "INVALID_ARGUMENT", message })).toBeInstanceOf(AuthenticationError);
});

test("a URL that Gemini could not fetch may be tried again, and the error says what helps", async () => {
  const error = await failureOf(400, { status: "INVALID_ARGUMENT", message: "Cannot fetch content from the provided URL." });
  expect(error).toMatchObject({ retryable: true, message: expect.stringContaining('fitted(model, { urls: "fetch" })') });
});

const spentDay = {
  error: {
    code: 429,
    message: "Too much.",
    status: "RESOURCE_EXHAUSTED",
    details: [quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier"), delay("34s")],
  },
};
test.each([
  ["as JSON", JSON.stringify(spentDay), "application/json"],
  ["as JSON by the name of a stream", JSON.stringify(spentDay, null, 2), "text/event-stream"],
  ["in a list", JSON.stringify([spentDay]), "application/json"],
  ["as an event", `data: ${JSON.stringify(spentDay)}\n\n`, "text/event-stream"],
  [
    "quoted by a gateway",
    JSON.stringify({
      error: { message: `upstream: ${JSON.stringify(spentDay, null, 2)}`, code: 429, status: "Too Many Requests" },
    }),
    "application/json",
  ],
])("an error %s says the same", async (_, body, contentType) => {
  const headers = { "content-type": contentType };
  const { fetch } = answering(new Response(body, { status: 429, headers }));
  const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch });
  const request = { messages: [{ role: "user", content: [{ type: "text", text: "x" }] }], params: {} } as const;
  const errors = [model.generate(request), model.stream(request)[Symbol.asyncIterator]().next()];
  for (const error of errors) {
    await expect(error).rejects.toMatchObject({
      name: "QuotaError",
      code: "RESOURCE_EXHAUSTED",
      retryAfter: 34_000,
      message: expect.stringMatching(/: Too much\.$/),
    });
  }
});

test.each([
  [{ code: 429, status: "RESOURCE_EXHAUSTED", message: "x" }, "RateLimitError"],
  [{ status: "INTERNAL", message: "x" }, "OverloadedError"],
  [{ status: "PERMISSION_DENIED", message: "x" }, "PermissionError"],
  [{ status: "UNAUTHENTICATED", message: "x" }, "AuthenticationError"],
  [{ status: "INVALID_ARGUMENT", message: "x" }, "InvalidRequestError"],
])("an error with status 200 is told by its own: %j", async (error, name) => {
  const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch: async () => Response.json({ error }) });
  const request = { messages: [{ role: "user", content: [{ type: "text", text: "x" }] }], params: {} } as const;
  await expect(model.generate(request)).rejects.toMatchObject({ name });
});
