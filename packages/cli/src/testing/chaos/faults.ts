import { breakOff, fail, type Scenario, say } from "@legenda/conformance/server";

/**
 * Every way in which a chat completion goes wrong by the providers' documentation: what is to be tried again, what is not,
 * answers that are none, and connections that break.
 */
export const passing: readonly Scenario[] = [
  fail(429, { retryAfterMs: 40 }),
  fail(429, { headers: { "retry-after": "0" } }),
  fail(500),
  fail(502),
  fail(503, { retryAfterMs: 20 }),
  fail(504),
  fail(529),
  fail(408),
  fail(409),
  breakOff("before"),
  breakOff("middle"),
  breakOff("malformed"),
  breakOff("silent"),
];

/** What is the same at the next try: a failure of the image, which a later run may try again. */
export const lasting: readonly Scenario[] = [
  fail(400),
  fail(401),
  fail(403),
  fail(404),
  fail(413),
  fail(422),
  fail(429, { code: "insufficient_quota" }),
  say("I cannot help with that.", { finish: "refusal" }),
  say("", { finish: "filtered" }),
];
