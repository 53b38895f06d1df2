import { breakOff, fail, say } from "@legenda/conformance/server";
import { type Fault, fails, passes } from "./fault.js";

const refusal = "I'm sorry, but I cannot help with that.";

/** Connections that break, and answers that are none. */
const broken: readonly Fault[] = [
  passes("hangs up before the answer", breakOff("before")),
  passes("hangs up within the answer", breakOff("middle")),
  passes("an answer that is no JSON", breakOff("malformed")),
  { ...passes("silent", breakOff("silent")), repeats: false },
];

/** The answer is the picture's own. */
const cut: Fault = { name: "cut by length", scenario: say(""), leads: "cut", repeats: false };

/** OpenAI's, by either of its interfaces. */
export const openaiFaults: readonly Fault[] = [
  // The finer hint counts: by the other one the test would not end in time.
  passes("429 with retry-after-ms", fail(429, { retryAfterMs: 30, headers: { "retry-after": "50" } })),
  passes("429 with retry-after", fail(429, { headers: { "retry-after": "0" } })),
  passes("429 with a date", () => fail(429, { headers: { "retry-after": new Date().toUTCString() } })),
  passes("429 with limits", fail(429, { headers: limits("20ms") })),
  passes("408", fail(408)),
  passes("409", fail(409)),
  passes("500", fail(500)),
  passes("503", fail(503, { retryAfterMs: 20 })),
  passes("400 that may be sent again", fail(400, { headers: { "x-should-retry": "true" }, retryAfterMs: 20 })),
  ...broken,
  fails("500 that may not be sent again", "OverloadedError", fail(500, { headers: { "x-should-retry": "false" } })),
  fails("spent quota", "QuotaError", fail(429, { code: "insufficient_quota", retryAfterMs: 20 })),
  fails("400", "InvalidRequestError", fail(400)),
  fails("401", "AuthenticationError", fail(401)),
  fails("403", "PermissionError", fail(403)),
  fails("404", "NotFoundError", fail(404)),
  fails("413", "RequestTooLargeError", fail(413)),
  fails("422", "InvalidRequestError", fail(422)),
  fails("refused", "RefusedError", say(refusal, { finish: "refusal" })),
  fails("filtered", "RefusedError", say("", { finish: "filtered" })),
  cut,
];

/** The same where the answer is to fit a response model: what is cut fits none, and what does not fit is corrected. */
export const responseModelFaults: readonly Fault[] = [
  ...openaiFaults.filter((fault) => fault !== cut),
  fails("cut by length", "ResponseError", say('{"alt": "A', { finish: "length" })),
  { ...passes("does not fit", say('{"alt": 3}')), repeats: false },
  { ...passes("is no JSON within", say("Here is your alt text: a wolf.")), repeats: false },
];

/** A server on one's own machine: it fails by statuses, seldom with a hint, and words its errors as it likes. */
export const compatibleFaults: readonly Fault[] = [
  passes("429", fail(429, { headers: { "retry-after": "0" } })),
  passes("500", fail(500)),
  passes("502", fail(502)),
  passes("503 while the model loads", fail(503, { message: "Loading model", headers: { "retry-after": "0" } })),
  ...broken,
  fails("400", "InvalidRequestError", fail(400, { message: "Failed to process inputs." })),
  fails("401", "AuthenticationError", fail(401)),
  fails("404", "NotFoundError", fail(404, { message: "model 'llava' not found" })),
  fails("413", "RequestTooLargeError", fail(413)),
  fails("422", "InvalidRequestError", fail(422)),
  cut,
];

export const anthropicFaults: readonly Fault[] = [
  passes("429 with retry-after", fail(429, { retryAfterMs: 40 })),
  passes("429 with a moment of reset", () => fail(429, { headers: anthropicReset() })),
  passes("409", fail(409)),
  passes("500", fail(500)),
  passes("504", fail(504)),
  passes("529", fail(529)),
  ...broken,
  fails("400", "InvalidRequestError", fail(400)),
  fails("spending limit", "QuotaError", fail(400, { message: "You have reached your specified API usage limits." })),
  fails("401", "AuthenticationError", fail(401)),
  fails("402", "QuotaError", fail(402)),
  fails("403", "PermissionError", fail(403)),
  fails("404", "NotFoundError", fail(404)),
  fails("413", "RequestTooLargeError", fail(413)),
  fails("refused", "RefusedError", say(refusal, { finish: "refusal" })),
  cut,
];

export const googleFaults: readonly Fault[] = [
  passes("429 with RetryInfo", fail(429, { retryAfterMs: 40 })),
  passes("429 of a minute's quota", fail(429, { code: "GenerateRequestsPerMinutePerProjectPerModel", retryAfterMs: 25 })),
  passes("500", fail(500)),
  passes("503", fail(503, { message: "The model is overloaded. Please try again later." })),
  passes("504", fail(504)),
  ...broken,
  fails(
    "429 of a day's quota",
    "QuotaError",
    fail(429, { code: "GenerateRequestsPerDayPerProjectPerModel-FreeTier", retryAfterMs: 20 }),
  ),
  fails("400", "InvalidRequestError", fail(400)),
  fails("400 of a wrong key", "AuthenticationError", fail(400, { code: "API_KEY_INVALID", message: "API key not valid." })),
  fails(
    "400 of a place without a free tier",
    "PermissionError",
    fail(400, { code: "FAILED_PRECONDITION", message: "User location is not supported." }),
  ),
  fails("403", "PermissionError", fail(403)),
  fails("404", "NotFoundError", fail(404)),
  fails("413", "RequestTooLargeError", fail(413)),
  fails("filtered", "RefusedError", say("", { finish: "filtered" })),
  cut,
];

/** Moondream's cloud, which gives no hint when to come again. */
export const moondreamFaults: readonly Fault[] = [
  passes("429", fail(429)),
  passes("500", fail(500)),
  passes("503", fail(503)),
  ...broken,
  fails("400", "InvalidRequestError", fail(400)),
  fails("401", "AuthenticationError", fail(401)),
  fails("413", "RequestTooLargeError", fail(413)),
];

/** The station, which tells most of its failures with status 200. */
export const stationFaults: readonly Fault[] = [
  passes("200, rejected", fail(429, { code: "rejected", message: "Queue is full, request rejected" })),
  passes("200, timed out", fail(408, { code: "timeout", message: "Request timeout" })),
  passes("500", fail(500)),
  ...broken,
  fails("200, an error", "InvalidRequestError", fail(400, { message: "Could not decode the image." })),
];

function limits(reset: string): Record<string, string> {
  return {
    "x-ratelimit-limit-requests": "100",
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": reset,
  };
}

function anthropicReset(): Record<string, string> {
  return {
    "anthropic-ratelimit-requests-limit": "100",
    "anthropic-ratelimit-requests-remaining": "0",
    "anthropic-ratelimit-requests-reset": new Date(Date.now() + 50).toISOString(),
  };
}
