import { expect, test } from "vitest";
import {
  ConnectionError,
  InvalidRequestError,
  OverloadedError,
  ProviderError,
  QuotaError,
  TimeoutError,
} from "../errors/index.js";
import { connectionError, responseError } from "./failures.js";

const from = { provider: "x", model: "m" };

test.each([
  [200, "ProviderError"],
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
  expect(responseError({ ...from, status, message: "words" })).toMatchObject({ name, status, provider: "x", model: "m" });
});

test("the message names who, what, the status and the vendor's words", () => {
  expect(responseError({ ...from, status: 400, message: "no such field" }).message).toBe(
    "x:m does not accept the request (HTTP 400): no such field",
  );
  expect(responseError({ provider: "x", status: 500, message: "" }).message).toBe("x failed (HTTP 500).");
});

test("a spent quota is one whatever its status, and the vendor may know better what helps", () => {
  expect(responseError({ ...from, status: 429, message: "", quotaSpent: true })).toBeInstanceOf(QuotaError);
  expect(responseError({ ...from, status: 500, message: "", retryable: false })).toSatisfy(
    (error) => error instanceof OverloadedError && !error.retryable,
  );
  expect(responseError({ ...from, status: 400, message: "" })).toSatisfy(
    (error) => error instanceof InvalidRequestError && !error.retryable,
  );
});

test("no answer at all", () => {
  expect(connectionError({ ...from, reason: "ECONNRESET" })).toBeInstanceOf(ConnectionError);
  expect(connectionError({ ...from, reason: "ECONNRESET" }).message).toContain("(ECONNRESET)");
  expect(connectionError({ ...from, timedOut: true })).toBeInstanceOf(TimeoutError);
  expect(connectionError(from)).toSatisfy((error) => error instanceof ProviderError && error.retryable);
});
