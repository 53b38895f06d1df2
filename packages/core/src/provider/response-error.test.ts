import { expect, test } from "vitest";
import { ConnectionError, OverloadedError, ProviderError, QuotaError, TimeoutError } from "../errors/index.js";
import { connectionError, responseError } from "./response-error.js";

const origin = { provider: "x", id: "m", secrets: ["hunter22"] };

test.each([
  [200, "ProviderError"],
  [302, "ProviderError"],
  [400, "InvalidRequestError"],
  [401, "AuthenticationError"],
  [402, "QuotaError"],
  [403, "PermissionError"],
  [404, "NotFoundError"],
  [408, "TimeoutError"],
  [409, "OverloadedError"],
  [413, "RequestTooLargeError"],
  [418, "InvalidRequestError"],
  [422, "InvalidRequestError"],
  [429, "RateLimitError"],
  [500, "OverloadedError"],
  [502, "OverloadedError"],
  [504, "TimeoutError"],
  [529, "OverloadedError"],
])("status %i is a %s", (status, name) => {
  expect(responseError(origin, { status, message: "words" })).toMatchObject({ name, status, provider: "x", model: "m" });
});

test("the message names the model, what happened, the status, the vendor's words, and what to do", () => {
  expect(responseError(origin, { status: 400, message: "no such field", advice: "Leave it out." }).message).toBe(
    "x:m does not accept the request (HTTP 400): no such field Leave it out.",
  );
  expect(responseError(origin, { status: 500 }).message).toBe("x:m failed (HTTP 500).");
});

test("a kind outweighs the status, and the vendor may know better what helps", () => {
  expect(responseError(origin, { status: 429, kind: "quota" })).toBeInstanceOf(QuotaError);
  expect(responseError(origin, { status: 500, retryable: false })).toSatisfy(
    (error) => error instanceof OverloadedError && !error.retryable,
  );
  expect(responseError(origin, { status: 413 }).hint).toMatchObject({ option: "maxEdge" });
});

test("every text of the vendor's is redacted and cut", () => {
  const base64 = "iVBORw0KGgo".repeat(500);
  const error = responseError(origin, {
    status: 400,
    message: `key hunter22, image ${base64}`,
    code: `bad_${base64}`,
    requestId: "hunter22",
  });
  const shown = JSON.stringify({ ...error, message: error.message });
  expect(shown).not.toContain("hunter22");
  expect(shown).not.toContain(base64.slice(0, 100));
  expect(shown.length).toBeLessThan(1000);
});

test("no answer at all", () => {
  expect(connectionError(origin, { code: "ECONNRESET" })).toBeInstanceOf(ConnectionError);
  expect(connectionError(origin, { code: "ECONNRESET" }).message).toContain("(ECONNRESET)");
  expect(connectionError(origin, { timeoutMs: 50 })).toBeInstanceOf(TimeoutError);
  expect(connectionError(origin, { timeoutMs: 50 }).message).toContain("50 ms");
  expect(connectionError(origin)).toSatisfy((error) => error instanceof ProviderError && error.retryable);
});
