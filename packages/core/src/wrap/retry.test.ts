import { errorOf, readStream } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { AuthenticationError, OverloadedError, QuotaError, RateLimitError, StreamError } from "../errors/index.js";
import { attemptsOf, attemptsOfError } from "../reply/attempts.js";
import { type TestReply, testModel } from "../test/index.js";
import { type RetryEvent, type RetryOptions, retried, retry } from "./retry.js";
import { fakeClock } from "./testing/fake-clock.js";
import { ask } from "./testing/requests.js";
import { isRetrying } from "./wrap-model.js";

const overloaded = () => new OverloadedError("Overloaded.", { provider: "test", status: 529 });

function setUp(replies: TestReply[] | ((index: number) => TestReply), options: RetryOptions = {}) {
  const model = testModel(typeof replies === "function" ? (_, index) => replies(index) : replies);
  const clock = fakeClock();
  return { model, clock, patient: retry(model, { clock, random: () => 1, ...options }) };
}

describe("generate", () => {
  test("sends again what may pass, and counts every request", async () => {
    const { model, clock, patient } = setUp([overloaded(), overloaded(), "A wolf."]);
    const reply = patient.generate(ask());
    await clock.advance(1500);
    expect(attemptsOf(await reply)).toBe(3);
    expect(await reply).toMatchObject({ text: "A wolf.", finish: "stop" });
    expect(model.requests).toHaveLength(3);
    expect(clock.delays).toEqual([500, 1000]);
  });

  test("a reply at once is the model's own", async () => {
    const { patient } = setUp(["A wolf."]);
    const reply = await patient.generate(ask());
    expect(reply).not.toHaveProperty("attempts");
    expect(attemptsOf(reply)).toBe(1);
  });

  test("gives the last error back as it is", async () => {
    const errors = [overloaded(), overloaded(), overloaded(), overloaded()];
    const { model, clock, patient } = setUp(errors);
    const failed = errorOf(patient.generate(ask()));
    await clock.advance(60_000);
    expect(await failed).toBe(errors[2]);
    expect(attemptsOfError(errors[2])).toBe(3);
    expect(model.requests).toHaveLength(3);
    expect(clock.timers).toBe(0);
  });

  test.each([
    new AuthenticationError("", { provider: "test", status: 401 }),
    new QuotaError("", { provider: "test", status: 429 }),
    new RateLimitError("", { provider: "test", retryAfter: 3_600_000 }),
    new TypeError("a bug"),
  ])("does not send again after %s", async (error) => {
    const { model, clock, patient } = setUp([error, "never"]);
    expect(await errorOf(patient.generate(ask()))).toBe(error);
    expect(model.requests).toHaveLength(1);
    expect(clock.delays).toEqual([]);
  });

  test("waits as long as the provider asks", async () => {
    const { clock, patient } = setUp([new RateLimitError("", { provider: "test", retryAfter: 20_000 }), "A wolf."], {
      random: () => 0,
    });
    let done = false;
    void patient.generate(ask()).then(() => {
      done = true;
    });
    await clock.advance(19_999);
    expect(done).toBe(false);
    await clock.advance(1);
    expect(done).toBe(true);
  });

  test("tells of each retry before it waits", async () => {
    const events: RetryEvent[] = [];
    const errors = [overloaded(), overloaded()];
    const { clock, patient } = setUp([...errors, "A wolf."], { onRetry: (event) => events.push(event) });
    const reply = patient.generate(ask());
    await clock.advance(10_000);
    await reply;
    expect(events).toEqual([
      { provider: "test", model: "test-model", error: errors[0], failures: 1, delay: 500 },
      { provider: "test", model: "test-model", error: errors[1], failures: 2, delay: 1000 },
    ]);
  });

  test("0 retries send once", async () => {
    const { model, patient } = setUp([overloaded(), "never"], { retries: 0 });
    await expect(patient.generate(ask())).rejects.toThrow(OverloadedError);
    expect(model.requests).toHaveLength(1);
  });
});

describe("an abort", () => {
  const reason = new Error("enough");

  test("before anything sends nothing", async () => {
    const { model, patient } = setUp(["never"]);
    expect(await errorOf(patient.generate(ask("", { signal: AbortSignal.abort(reason) })))).toBe(reason);
    expect(await errorOf(Array.fromAsync(patient.stream(ask("", { signal: AbortSignal.abort(reason) }))))).toBe(reason);
    expect(model.requests).toHaveLength(0);
  });

  test.each(["generate", "stream"] as const)("during the wait of %s ends it at once, and nothing is sent", async (way) => {
    const { model, clock, patient } = setUp([overloaded(), "never"]);
    const stop = new AbortController();
    const request = ask("", { signal: stop.signal });
    const failed = errorOf(way === "generate" ? patient.generate(request) : Array.fromAsync(patient.stream(request)));
    await clock.settle();
    expect(clock.timers).toBe(1);
    stop.abort(reason);
    expect(await failed).toBe(reason);
    expect(clock.timers).toBe(0);
    expect(model.requests).toHaveLength(1);
  });

  test("during the request is not sent again, whatever it failed by", async () => {
    const stop = new AbortController();
    const { model, clock, patient } = setUp(() => {
      stop.abort(reason);
      return overloaded();
    });
    await errorOf(patient.generate(ask("", { signal: stop.signal })));
    expect(model.requests).toHaveLength(1);
    expect(clock.delays).toEqual([]);
  });
});

describe("stream", () => {
  test("begins again while nothing has been shown", async () => {
    const { clock, patient } = setUp([overloaded(), { chunks: ["", ""], breaks: overloaded() }, "A wolf."]);
    const read = readStream(patient.stream(ask()));
    await clock.advance(1500);
    const { text, reply } = await read;
    expect(text).toBe("A wolf.");
    expect(reply && attemptsOf(reply)).toBe(3);
  });

  test("does not begin again once something has been shown", async () => {
    const broken = new StreamError("", { retryable: true });
    const { model, clock, patient } = setUp([{ chunks: ["A "], breaks: broken }, "never"]);
    expect(await errorOf(Array.fromAsync(patient.stream(ask())))).toBe(broken);
    expect(model.requests).toHaveLength(1);
    expect(clock.delays).toEqual([]);
  });

  test("one that stops without end mark begins again only where it showed nothing", async () => {
    const cut = setUp([{ chunks: [], breaks: "cut" }, "A wolf."]);
    const read = readStream(cut.patient.stream(ask()));
    await cut.clock.advance(500);
    expect((await read).text).toBe("A wolf.");

    const shown = setUp([{ chunks: ["A "], breaks: "cut" }, "never"]);
    expect(await readStream(shown.patient.stream(ask()))).toEqual({ texts: ["A "], text: "A ", reply: undefined });
    expect(shown.model.requests).toHaveLength(1);
  });

  test("one that is always cut is an error that says so", async () => {
    const { clock, patient } = setUp([{ chunks: [], breaks: "cut" }]);
    const failed = errorOf(Array.fromAsync(patient.stream(ask())));
    await clock.advance(10_000);
    expect(await failed).toBeInstanceOf(StreamError);
    expect(String(await failed)).toContain("test:test-model stopped without its end mark");
  });

  test("leaving it stops the model's own", async () => {
    let stopped = false;
    const endless = {
      ...testModel(""),
      async *stream() {
        try {
          for (;;) yield { type: "text", text: "la" } as const;
        } finally {
          stopped = true;
        }
      },
    };
    for await (const _ of retry(endless).stream(ask())) break;
    expect(stopped).toBe(true);
  });
});

describe("a call's own retries", () => {
  const model = testModel("");

  test("are not doubled", () => {
    const own = retry(model);
    expect(isRetrying(own)).toBe(true);
    expect(isRetrying(model)).toBe(false);
    expect(retried(own, 2)).toBe(own);
    expect(isRetrying(retried(model, 2))).toBe(true);
    expect(retried(model, 0)).toBe(model);
  });

  test("a wrapper that spreads a model hands the mark on", () => {
    expect(isRetrying({ ...retry(model, { retries: 0 }) })).toBe(true);
  });
});

test.each([-1, 1.5, Number.NaN])("%d retries are none", (retries) => {
  expect(() => retry(testModel(""), { retries })).toThrow("retries must be 0 or a positive whole number");
});
