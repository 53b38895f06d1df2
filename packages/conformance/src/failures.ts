import { inspect } from "node:util";
import {
  AuthenticationError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  OverloadedError,
  PermissionError,
  ProviderError,
  QuotaError,
  RateLimitError,
  RequestTooLargeError,
} from "@legenda/core";
import { expect, test } from "vitest";
import { ask, type Context, failureOf, modes, send, start } from "./context.js";
import { conformanceKey } from "./options.js";
import { pngBytes, pngPart } from "./pictures.js";
import { type Broken, breakOff, fail } from "./server/scenario.js";

const classes = [
  [400, InvalidRequestError, false],
  [401, AuthenticationError, false],
  [403, PermissionError, false],
  [404, NotFoundError, false],
  [413, RequestTooLargeError, false],
  [422, InvalidRequestError, false],
  [429, RateLimitError, true],
  [500, OverloadedError, true],
  [503, OverloadedError, true],
  [529, OverloadedError, true],
] as const;

/** What becomes of a vendor's failures. */
export function failures(context: Context): void {
  const { supports } = context;
  const bytes = pngBytes(30_000);
  const request = ask(["Caption this.", pngPart(bytes)]);

  const expected = classes
    .filter(([status]) => !supports.withoutStatuses.includes(status))
    .flatMap((row) => modes.map((mode) => [...row, mode] as const));
  test.each(expected)("status %i is %o (retryable: %s) in %s", async (status, Class, retryable, mode) => {
    const { server, model } = await start(context, fail(status, { message: "The vendor's own words." }));
    const error = await failureOf(send(model, request, mode));
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ status, retryable, provider: model.provider });
    expect(String(error)).toContain("The vendor's own words.");
    expect(server.requests).toHaveLength(1);
  });

  test.each(supports.retryHints.map(([scenario, ms], index) => [index + 1, ms, scenario] as const))(
    "retry hint %i asks to wait %i ms",
    async (_, ms, scenario) => {
      const { model } = await start(context, scenario);
      const error = await failureOf(model.generate(request));
      expect(error).toMatchObject({ retryable: true });
      const { retryAfter } = error as ProviderError;
      // A hint that is a date has whole seconds.
      expect(Math.abs((retryAfter ?? Number.NaN) - ms)).toBeLessThanOrEqual(1500);
    },
  );

  const { quotaSpent } = supports;
  if (quotaSpent)
    test.each(modes)("%s: a spent quota is not tried again", async (mode) => {
      const { model } = await start(context, quotaSpent ?? fail(429));
      const error = await failureOf(send(model, request, mode));
      expect(error).toBeInstanceOf(QuotaError);
      expect(error).toMatchObject({ retryable: false });
    });

  const header = supports.requestIdHeader;
  if (header)
    test("the request's id is in the error", async () => {
      const { model } = await start(context, fail(400, { headers: { [header ?? ""]: "req_conformance" } }));
      expect(await failureOf(model.generate(request))).toMatchObject({ requestId: "req_conformance" });
    });

  const broken = (["before", "middle"] satisfies Broken["how"][]).map((how) => [how] as const);
  test.each(broken)("a connection that breaks (%s) before the answer is whole", async (how) => {
    const { model } = await start(context, breakOff(how));
    const error = await failureOf(model.generate(request));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ retryable: true, provider: model.provider });
  });

  test("a connection that breaks before the first byte of a stream", async () => {
    const { model } = await start(context, breakOff("before"));
    expect(await failureOf(send(model, request, "stream"))).toBeInstanceOf(ConnectionError);
  });

  test("an answer that is no JSON", async () => {
    const { model } = await start(context, breakOff("malformed"));
    const error = await failureOf(model.generate(request));
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ provider: model.provider });
  });

  test.each(modes)("%s: nobody listens", async (mode) => {
    const { server, model } = await start(context);
    await server.close();
    expect(await failureOf(send(model, request, mode))).toBeInstanceOf(ConnectionError);
  });

  describeSecrets(context, bytes);
}

function describeSecrets(context: Context, bytes: Uint8Array): void {
  const base64 = Buffer.from(bytes).toString("base64");
  const request = ask(["Caption this.", pngPart(bytes)]);
  const scenarios = [
    ["a 401 that quotes the key", fail(401, { message: `Incorrect API key provided: ${conformanceKey}.` })],
    [
      "a 400 that quotes the image",
      fail(400, { message: `Invalid image data:image/png;base64,${base64.slice(0, 3000)} in the request` }),
    ],
    ["a 500 that quotes both", fail(500, { message: `Authorization: Bearer ${conformanceKey} ${base64.slice(0, 3000)}` })],
    ["a broken connection", breakOff("before")],
    ["malformed JSON", breakOff("malformed")],
    ["a broken stream", breakOff("between")],
  ] as const;
  for (const mode of modes) {
    test.each(scenarios)(`${mode}: %s leaks neither key nor image`, async (_, scenario) => {
      const { model } = await start(context, scenario);
      if (mode === "generate" && scenario.kind === "broken" && scenario.how === "between") return;
      const error = await send(model, request, mode).catch((reason: unknown) => reason);
      const shown = `${inspect(error, { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null })}\n${(error as Error).stack}`;
      expect(shown.includes(conformanceKey), "the key").toBe(false);
      expect(shown.includes(base64.slice(300, 364)), "the image's base64").toBe(false);
    });
  }
}
