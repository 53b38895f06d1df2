import { setTimeout as delay } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { BarReporter } from "./bar-reporter.js";
import { failureOf, progressOf } from "./testing/progress-of.js";
import { RecordedStream } from "./testing/recorded-stream.js";

const frames = (stream: RecordedStream) => stream.writes.filter((text) => text.includes(" %"));

test("however often it is told, it is drawn about ten times a second, and the last word is shown", async () => {
  const stream = new RecordedStream(80);
  using reporter = new BarReporter({ mode: "bar", stream });
  const begun = performance.now();
  let finished = 0;
  while (performance.now() - begun < 500) {
    reporter.update(progressOf({ finished: ++finished }));
    await delay(1);
  }
  expect(frames(stream).length).toBeGreaterThanOrEqual(2);
  expect(frames(stream).length).toBeLessThanOrEqual(1 + (performance.now() - begun) / 100);
  await expect.poll(() => stripVTControlCharacters(frames(stream).at(-1) ?? "")).toContain(` ${finished} of 3,000`);
});

test("time goes on where no image comes out", async () => {
  const stream = new RecordedStream(80);
  using reporter = new BarReporter({ mode: "bar", stream });
  reporter.update(progressOf({ elapsedMs: 9500 }), { waitingMs: 30_000 });
  await expect.poll(() => stream.text, { timeout: 5000 }).toContain("10 s so far");
  expect(stream.text).toContain("limit, 29 s");
});

test("the cursor is hidden while it draws, and nothing stays behind when it is done", () => {
  const listeners = () => ["exit", "SIGINT", "SIGTERM", "SIGHUP", "SIGCONT"].map((event) => process.listenerCount(event));
  const before = listeners();
  const stream = new RecordedStream(80);
  const reporter = new BarReporter({ mode: "bar", stream });
  reporter.update(progressOf());
  expect(stream.text.indexOf("\u001b[?25l")).toBeLessThan(stream.text.indexOf(" %"));
  expect(stream.text).not.toContain("\u001b[?25h");
  reporter.finish(progressOf({ finished: 3000 }));
  expect(stream.text).toContain("\u001b[?25h");
  expect(listeners()).toEqual(before);
  expect(stream.listenerCount("resize")).toBe(0);
  const { length } = stream.writes;
  reporter.update(progressOf());
  reporter[Symbol.dispose]();
  expect(stream.writes).toHaveLength(length);
});

test("notes and failures lose what would act on the terminal", () => {
  const stream = new RecordedStream(80);
  using reporter = new BarReporter({ mode: "bar", stream });
  reporter.update(progressOf());
  reporter.note("\u001b[2Jgone\u0007");
  reporter.result(failureOf("\u001b]0;title\u0007.jpg"));
  expect(stream.text).toContain("\\x1b[2Jgone\\x07\n");
  expect(stream.text).toContain("failed: \\x1b]0;title\\x07.jpg: ");
});
