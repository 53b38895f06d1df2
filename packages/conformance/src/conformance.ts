import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aborts } from "./aborts.js";
import { anyModel } from "./any-model.js";
import { type Context, start } from "./context.js";
import { failures } from "./failures.js";
import { images } from "./images.js";
import type { ConformanceOptions, Supports } from "./options.js";
import { parallel } from "./parallel.js";
import { pngBytes } from "./pictures.js";
import { replies } from "./replies.js";
import { requests } from "./requests.js";
import { fail, say } from "./server/scenario.js";
import { streams } from "./streams.js";
import { transports } from "./transports.js";
import { typedAnswers } from "./typed-answers.js";

const everything: Supports = {
  system: true,
  turns: true,
  severalImages: true,
  textOnly: true,
  refusal: true,
  filtered: true,
  length: true,
  typedAnswers: true,
  usage: ["input", "output", "cached", "reasoning"],
  requestIdHeader: "x-request-id",
  endMark: true,
  otherForms: true,
  errorEvents: true,
  retryHints: [
    [fail(429, { retryAfterMs: 2000 }), 2000],
    [fail(429, { headers: { "retry-after": "7" } }), 7000],
  ],
  quotaSpent: fail(429, { code: "insufficient_quota" }),
  withoutStatuses: [],
};

/** The suite that every provider passes. Call it at the top of a test file of the provider. */
export function conformance(name: string, { supports, ...options }: ConformanceOptions): void {
  const context: Context = { ...options, supports: { ...everything, ...supports } };
  describe(`${name} conforms`, () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    beforeAll(() => void process.on("unhandledRejection", note));
    afterAll(() => void process.off("unhandledRejection", note));

    describe("as any model", () =>
      anyModel({ picture: pngBytes(200), model: async () => (await start(context, say("A wolf in the snow."))).model }));
    describe("replies", () => replies(context));
    describe("streams", () => streams(context));
    describe("requests", () => requests(context));
    describe("images", () => images(context));
    describe("failures", () => failures(context));
    describe("aborts", () => aborts(context));
    describe("the way to the server", () => transports(context));
    describe("parallel calls", () => parallel(context));
    if (context.supports.typedAnswers) describe("typed answers", () => typedAnswers(context));
    test("no rejection is left unhandled", async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(unhandled).toEqual([]);
    });
  });
}
