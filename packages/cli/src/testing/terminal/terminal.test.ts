import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { startTerminal } from "./terminal.js";
import { Tmux } from "./tmux.js";

const node = (program: string) => [process.execPath, "-e", program];

test("a command sees a terminal of the size asked for, and its arguments as they are", async () => {
  const program = `console.log(process.stdout.isTTY, process.stdout.columns, process.stdout.rows, JSON.stringify(process.argv.slice(1)))`;
  await using terminal = await startTerminal([...node(program), "a b", "$HOME", "'\"", "日本"], { columns: 97, rows: 11 });
  expect(await terminal.waitFor("日本")).toBe(`true 97 11 ["a b","$HOME","'\\"","日本"]`);
  expect(await terminal.exit()).toEqual({ code: 0, signal: undefined });
});

test("what was asked for of the environment is there, and nothing else of ours", async () => {
  process.env.LEGENDA_TERMINAL_TEST = "leaked";
  try {
    const program = `console.log([process.env.GREETING, process.env.TERM, process.env.LEGENDA_TERMINAL_TEST, process.cwd()].join("|"))`;
    await using terminal = await startTerminal(node(program), { env: { GREETING: "hello", TERM: "dumb" }, cwd: "/" });
    expect(await terminal.waitFor("hello")).toBe("hello|dumb||/");
  } finally {
    delete process.env.LEGENDA_TERMINAL_TEST;
  }
});

test("text and keys are typed", async () => {
  await using terminal = await startTerminal(["cat"]);
  await terminal.type("Enter -l 'é");
  await terminal.press("Enter");
  await terminal.waitFor("Enter -l 'é\nEnter -l 'é");
  await terminal.press("C-d");
  expect((await terminal.exit()).code).toBe(0);
});

test("an exit code and a signal are told apart", async () => {
  await using failing = await startTerminal(["sh", "-c", "exit 7"]);
  expect(await failing.exit()).toEqual({ code: 7, signal: undefined });
  await using interrupted = await startTerminal(["sh", "-c", "echo ready; sleep 60"]);
  await interrupted.waitFor("ready");
  await interrupted.interrupt();
  expect((await interrupted.exit()).signal).toBe(2);
});

test("colours, the cursor and what has scrolled away can be asked for", async () => {
  const program = `for (let i = 1; i < 40; i++) console.log("line", i); process.stdout.write("\\x1b[31mred\\x1b[39m\\x1b[?25l"); setInterval(() => {}, 1000)`;
  await using terminal = await startTerminal(node(program), { rows: 10 });
  const screen = await terminal.waitFor("red");
  expect(screen).not.toContain("line 2\n");
  expect(await terminal.screen({ history: true })).toContain("line 2\n");
  expect(await terminal.screen({ escapes: true })).toContain("\u001b[31mred");
  expect(await terminal.cursor()).toEqual({ column: 3, row: 9, visible: false });
});

test("a program is told of a new size", async () => {
  const program = `process.stdout.on("resize", () => console.log("now", process.stdout.columns)); console.log("ready"); setInterval(() => {}, 1000)`;
  await using terminal = await startTerminal(node(program), { columns: 60 });
  await terminal.waitFor("ready");
  await terminal.resize(44, 12);
  await terminal.waitFor("now 44");
});

test("what is not seen is an error that shows the screen", async () => {
  await using terminal = await startTerminal(["sh", "-c", "echo here; sleep 60"]);
  await terminal.waitFor("here");
  await expect(terminal.waitFor("there", 100)).rejects.toThrow(/there was not seen within 100 ms[\s\S]*here/);
  await expect(terminal.exit(100)).rejects.toThrow(/has not ended within 100 ms/);
});

test("disposing ends a program that would not end, and leaves nothing", async () => {
  using folder = temporaryFolder();
  const alive = join(folder.path, "alive");
  const program = `process.on("SIGHUP", () => {}); setInterval(() => require("fs").appendFileSync(${JSON.stringify(alive)}, "."), 5)`;
  const terminal = await startTerminal(node(program), { columns: 70 });
  await expect.poll(() => existsSync(alive), { timeout: 20_000 }).toBe(true);
  await terminal[Symbol.asyncDispose]();
  await delay(50);
  const { size } = await stat(alive);
  await delay(200);
  expect((await stat(alive)).size).toBe(size);
  await expect(terminal.screen()).rejects.toThrow();
});

test("where tmux is missing, it says what to install", async () => {
  await expect(new Tmux("none", { PATH: "/nowhere" }).call("list-sessions")).rejects.toThrow(
    /Install it: `apt-get install tmux`/,
  );
});
