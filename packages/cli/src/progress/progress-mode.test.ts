import { expect, test } from "vitest";
import { chooseMode, drawsUnicode } from "./progress-mode.js";
import { RecordedStream } from "./testing/recorded-stream.js";

const terminal = new RecordedStream(80);
const pipe = new RecordedStream();

test.each([
  [{ stream: terminal, env: {} }, "bar"],
  [{ stream: terminal, env: { TERM: "xterm-256color", NO_COLOR: "", CI: "false" } }, "bar"],
  [{ stream: pipe, env: {} }, "lines"],
  [{ stream: terminal, env: { TERM: "dumb" } }, "lines"],
  [{ stream: terminal, env: { NO_COLOR: "1" } }, "lines"],
  [{ stream: terminal, env: { CI: "true" } }, "lines"],
  [{ stream: terminal, env: {}, quiet: true }, "quiet"],
  [{ stream: terminal, env: {}, quiet: true, json: true }, "json"],
] as const)("%#: %s", (options, mode) => {
  expect(chooseMode(options)).toBe(mode);
});

test.each([
  [{ LANG: "en_GB.UTF-8" }, "linux", true],
  [{}, "linux", true],
  [{ LANG: "C" }, "linux", false],
  [{ LANG: "en_GB.UTF-8", LC_ALL: "C" }, "linux", false],
  [{ LANG: "C", LC_CTYPE: "UTF-8" }, "darwin", true],
  [{ LANG: "en_GB.UTF-8", TERM: "linux" }, "linux", false],
  [{}, "win32", false],
  [{ WT_SESSION: "1" }, "win32", true],
] as const)("with %j on %s more than ASCII is drawn: %s", (env, platform, drawn) => {
  expect(drawsUnicode(env, platform)).toBe(drawn);
});
