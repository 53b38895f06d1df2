import { expect, test } from "vitest";
import { JsonReporter, type ProgressEvent } from "./json-reporter.js";

import { failureOf, progressOf } from "./testing/progress-of.js";
import { RecordedStream } from "./testing/recorded-stream.js";

test("each line is one event, and what is not known is null", () => {
  const stream = new RecordedStream();
  let now = 0;
  const reporter = new JsonReporter({ mode: "json", stream, clock: { now: () => now } });
  for (; now < 5000; now += 50)
    reporter.update(progressOf({ total: undefined, finished: now / 10, called: now / 10, elapsedMs: now }));
  reporter.result(failureOf("a\n\u009b\u202e.jpg"));
  reporter.result(failureOf("b.jpg", {}, "journal"));
  reporter.note("look here");
  reporter.update(progressOf({ finished: 500, stage: "stopping" }), { waitingMs: 3 });
  reporter.finish(progressOf({ finished: 501, failed: 1, stage: "finished", cost: 0.5 }), { outputs: ["captions.csv"] });

  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  expect(stream.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  const events = stream.lines.map((line) => JSON.parse(line) as ProgressEvent);
  expect(events.map(({ event }) => event)).toEqual([
    ...Array(5).fill("progress"),
    "failed",
    "failed",
    "note",
    "progress",
    "finished",
  ]);
  expect(events[4]).toMatchObject({
    total: null,
    cost: null,
    finished: 400,
    perSecond: 100,
    leftMs: null,
    stage: "running",
    waitingMs: 0,
  });
  expect(events[5]).toEqual({
    event: "failed",
    key: "a\n\u009b\u202e.jpg",
    error: { name: "ImageError", message: expect.any(String), retryable: false, reason: "truncated", status: null },
    inEarlierRun: false,
  });
  expect(events[6]).toMatchObject({ key: "b.jpg", inEarlierRun: true });
  expect(events[8]).toMatchObject({ stage: "stopping", waitingMs: 3 });
  expect(events[9]).toMatchObject({
    complete: false,
    cost: 0.5,
    outputs: ["captions.csv"],
    failures: [{ kind: "ImageError (truncated)", count: 2 }],
    failedBefore: 1,
  });
});
