import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { retryCommand } from "../progress/resume-hint.js";
import { shellQuote } from "./shell-quote.js";

const hostile = [
  "photos",
  "my photos",
  "it's",
  '"quoted"',
  "$HOME `id` $(id)",
  "a\nb\tc",
  "\u001b[2J",
  "\u202egpj.exe",
  "back\\slash'\n\\n",
  "*?[a-z]{b,c}",
  "=SUM(A1)",
  "~root",
  "!history",
  "#comment",
  "日本語 😀",
  "-rf",
  "",
  "a;b&c|d>e<f",
];

test("bash reads each argument as it was", () => {
  const quoted = hostile.map((argument) => shellQuote(argument, "linux")).join(" ");
  const read = execFileSync("bash", ["-c", `printf '%s\\0' ${quoted}`], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  expect(read.split("\0").slice(0, -1)).toEqual(hostile);
});

test("no quoted argument acts on the terminal", () => {
  for (const platform of ["linux", "win32"] as const) {
    for (const argument of hostile) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
      expect(shellQuote(argument, platform)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  }
});

test("PowerShell's quotes are doubled", () => {
  expect(shellQuote("it's $HOME", "win32")).toBe("'it''s $HOME'");
  expect(shellQuote("a\u202eb", "win32")).toBe("('a'+[char]0x202e+'b')");
});

test.each([
  [["legenda", "caption", "photos"], "legenda caption photos --retry-failed"],
  [["legenda", "caption", "photos", "--fresh"], "legenda caption photos --retry-failed"],
  [["legenda", "caption", "--retry-failed", "photos"], "legenda caption --retry-failed photos"],
  [["legenda", "caption", "p", "--retry-failed=a list.txt"], "legenda caption p '--retry-failed=a list.txt'"],
  [["legenda", "caption", "--", "-a.jpg", "--fresh"], "legenda caption --retry-failed -- -a.jpg --fresh"],
])("%j goes on as it was, with what failed", (command, line) => {
  expect(retryCommand(command, "linux")).toBe(line);
});
