import { expect, test } from "vitest";
import { LinesReporter } from "./lines-reporter.js";
import { failureOf, progressOf } from "./testing/progress-of.js";
import { RecordedStream } from "./testing/recorded-stream.js";

function reporter() {
  const stream = new RecordedStream();
  let now = 0;
  const lines = new LinesReporter({ mode: "lines", stream, clock: { now: () => now } });
  const at = (seconds: number, finished: number, more = {}) => {
    now = seconds * 1000;
    lines.update(progressOf({ finished, called: finished, elapsedMs: now, ...more }));
  };
  return { stream, lines, at };
}

test("a run that takes its time says so now and then, ever more seldom", () => {
  const { stream, at } = reporter();
  for (let second = 0; second < 3600; second++) at(second, Math.floor(second / 12));
  expect(stream.lines).toEqual([
    "Started: 3,000 images.",
    "0 of 3,000 (0 %)",
    "2 of 3,000 (0 %), 4.0 images/min",
    ...[5, 12, 25, 50].map((done) =>
      expect.stringMatching(`^${done} of 3,000 \\(\\d %\\), \\d\\.\\d images/min(, about .* left)?$`),
    ),
    ...[75, 100, 125, 150, 175, 200, 225, 250, 275].map((done) => expect.stringMatching(`^${done} of 3,000`)),
  ]);
});

test("a quick run tells each tenth, at most every ten seconds", () => {
  const { stream, at } = reporter();
  for (let tick = 0; tick <= 600; tick++) at(tick / 10, tick * 5);
  const told = stream.lines.slice(1).map((line) => Number(/\((\d+) %\)/.exec(line)?.[1]));
  expect(told).toEqual([16, 33, 50, 66, 83]);
  expect(stream.lines[3]).toMatch(/^1,500 of 3,000 \(50 %\), (49|50|51) images\/s, about 30 s left$/);
});

test("stopping is told once, and a long wait for the provider", () => {
  const { stream, lines, at } = reporter();
  at(0, 0);
  lines.update(progressOf(), { waitingMs: 42_000 });
  lines.update(progressOf(), { waitingMs: 41_000 });
  at(1, 5, { stage: "stopping", active: 3 });
  at(2, 6, { stage: "stopping", active: 2 });
  expect(stream.lines.slice(1)).toEqual([
    "Waiting for the provider's limit, 45 s.",
    "Stopping: finishing 3 in flight. Press Ctrl-C again to stop at once.",
  ]);
});

test("failures are told as they come, twenty of them, and harmlessly", () => {
  const { stream, lines } = reporter();
  for (let index = 0; index < 1000; index++)
    lines.result(failureOf(`a\n\u001b[2J\u202egpj.${index}`, { message: "Broken.\nat line 1" }));
  expect(stream.lines).toHaveLength(21);
  expect(stream.lines[0]).toBe("failed: a\\n\\x1b[2J\\u202egpj.0: Broken.");
  expect(stream.lines[20]).toBe("Further failures are counted, and listed by kind at the end.");
});

test("a failure of an earlier run is counted, and not told again", () => {
  const { stream, lines } = reporter();
  lines.result(failureOf("old.jpg", {}, "journal"));
  expect(stream.text).toBe("");
  lines.finish(progressOf({ finished: 1, failed: 1 }));
  expect(stream.text).toContain("1 ImageError (truncated)");
});

test("no escape code is ever written", () => {
  const { stream, lines, at } = reporter();
  at(0, 0);
  lines.note("\u001b[31mcareful\u001b[0m");
  lines.result(failureOf("\u009b31m.jpg", { name: "\u001b]0;title\u0007" }));
  lines.finish(progressOf({ finished: 1, failed: 1 }), { outputs: ["\u001b[1A.csv"], command: ["legenda", "\u001b[2J"] });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  expect(stream.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});
