import { expect, test } from "vitest";
import { createReporter } from "./create-reporter.js";
import { failureOf, progressOf } from "./testing/progress-of.js";
import { RecordedStream } from "./testing/recorded-stream.js";

test("nothing is said of a run that goes well, and what went wrong is", () => {
  const stream = new RecordedStream();
  const reporter = createReporter({ mode: "quiet", stream });
  reporter.update(progressOf());
  reporter.note("by the way");
  reporter.finish(progressOf({ finished: 3000 }));
  expect(stream.text).toBe("");
  reporter.result(failureOf("a.jpg", { message: "Broken.", retryable: true }));
  reporter.result(failureOf("b.jpg", { message: "As before." }, "journal"));
  reporter.finish(progressOf({ finished: 3000, failed: 2 }), { command: ["legenda", "caption", "."] });
  expect(stream.lines).toEqual([
    "failed: a.jpg: Broken.",
    "2 of 3,000 images failed.",
    "To try again what failed: legenda caption . --retry-failed",
  ]);
});
