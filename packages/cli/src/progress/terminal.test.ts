import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startTerminal, type Terminal } from "../testing/terminal/terminal.js";

const play = (...args: readonly string[]) => [
  process.execPath,
  "--import",
  import.meta.resolve("tsx"),
  fileURLToPath(new URL("./testing/play-run.ts", import.meta.url)),
  ...args,
];

/** The lines of the bar itself: the rest of the screen is notes above it. */
const barOf = (screen: string) => screen.split("\n").filter((line) => / \d+ %| · /.test(line));

test.concurrent.each([40, 80, 120, 200])(
  "on %d columns the bar takes two lines, stays in its place and leaves the summary",
  async (columns) => {
    await using terminal = await startTerminal(play("300", "100"), { columns, rows: 60 });
    for (const tens of ["[1-4]", "[5-9]"]) {
      const upper = `━+╸?─+ ${tens}\\d % · \\d+( of |/)300.*`;
      const lower = "(waiting.*|(\\d failed · )?\\d in flight · \\$0\\.\\d\\d.*)";
      const screen = await terminal.waitFor(new RegExp(`(^|\n)${upper}\n${lower}$`));
      expect(barOf(screen)).toHaveLength(2);
    }
    await terminal.waitFor("--retry-fa");
    expect((await terminal.exit()).code).toBe(0);
    const screen = await terminal.screen({ history: true });
    expect(barOf(screen)).toEqual([]);
    expect(screen.match(/^failed: /gm)).toHaveLength(7);
    expect(screen).toContain("\n\n300 images in ");
    expect(screen).toContain("\\x1b[2J日本語");
    expect(await terminal.cursor()).toMatchObject({ column: 0 });
  },
);

test.concurrent("in the middle of a change of its width nothing is torn", async () => {
  // As in a shell that has been used: what a terminal pushes out at its upper end can be erased by nobody.
  const used = ["bash", "-c", 'seq 1 40; exec "$@"', "bash", ...play("300", "50")];
  await using terminal = await startTerminal(used, { columns: 120, rows: 24 });
  await terminal.waitFor(/ 1\d %/);
  for (const columns of [70, 41, 100, 33, 160, 50]) {
    await terminal.resize(columns, 24);
    await isWhole(terminal, columns);
  }
  await terminal.waitFor("Written: captions.csv");
  await terminal.exit();
  await terminal.resize(200, 24);
  const [before = ""] = (await terminal.screen({ history: true })).split("300 images in ");
  const lines = before.trimEnd().split("\n");
  expect(lines.slice(0, 40)).toEqual(Array.from({ length: 40 }, (_, index) => String(index + 1)));
  expect(lines.slice(40)).toEqual(Array(7).fill(expect.stringMatching(/^failed: shop.*\.$/)));
});

test.concurrent("Ctrl-C ends a program that does not listen, and the cursor is there again", async () => {
  await using terminal = await startTerminal(inShell(play("300", "20")));
  await terminal.waitFor(/ [1-9]\d %/);
  expect((await terminal.cursor()).visible).toBe(false);
  await terminal.interrupt();
  await terminal.waitFor("left with 130");
  expect((await terminal.cursor()).visible).toBe(true);
});

test.concurrent("Ctrl-C lets a run that listens finish what is under way, and its cursor comes back at the end", async () => {
  await using terminal = await startTerminal(inShell(play("300", "20", "bar", "stop")));
  await terminal.waitFor(/ [1-9]\d %/);
  await terminal.interrupt();
  const screen = await terminal.waitFor("stopping: ");
  expect(screen).toMatch(/stopping: \d in flight, Ctrl-C again to stop at once/);
  expect((await terminal.cursor()).visible).toBe(false);
  const end = await terminal.waitFor("left with 0");
  expect(end).toContain("Stopped after ");
  expect(end).toContain("Run the same command to continue where it stopped.");
  expect(barOf(end)).toEqual([]);
  expect((await terminal.cursor()).visible).toBe(true);
});

test.concurrent("after Ctrl-Z and fg the bar goes on beneath what the shell has written", async () => {
  await using terminal = await startTerminal(["bash", "--norc", "-i"], { env: { PS1: "$ " } });
  await terminal.type(
    play("300", "20")
      .map((argument) => `'${argument}'`)
      .join(" "),
  );
  await terminal.press("Enter");
  await terminal.waitFor(/ 1\d %/);
  await terminal.press("C-z");
  await terminal.waitFor("Stopped");
  expect((await terminal.cursor()).visible).toBe(true);
  await terminal.type("echo still $((40 + 2)); fg");
  await terminal.press("Enter");
  const screen = await terminal.waitFor(/still 42[\s\S]* [2-4]\d %/);
  expect(screen).toMatch(/─ 1\d %[\s\S]*Stopped[\s\S]*still 42[\s\S]* [2-4]\d %/);
});

test.concurrent("a terminal that draws ASCII alone gets no more, and colours come where there is one", async () => {
  await using terminal = await startTerminal(play("300", "50"), { env: { LC_ALL: "C" } });
  await terminal.waitFor(/\[=+ +\] \d+ % \| /);
  await terminal.waitFor("1 failed ");
  expect(await terminal.screen({ escapes: true })).toContain("\u001b[31m1 failed");
});

test.concurrent("where there is no terminal, no escape code is written", async () => {
  const [command = "", ...args] = play("300", "600");
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  let text = "";
  for await (const chunk of child.stderr.setEncoding("utf8")) text += chunk;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(text.split("\n")[0]).toBe("Started: 300 images.");
  expect(text).toContain("To try again what failed:\n  legenda caption 'my photos' --retry-failed\n");
});

/** A shell that outlives its command, so that what that leaves behind can be seen. */
function inShell(command: readonly string[]): string[] {
  return ["bash", "-c", 'trap : INT; "$@"; echo "left with $?"; sleep 60', "bash", ...command];
}

/** Waits until the bar has followed the new width, and looks whether all of the old is gone. */
async function isWhole(terminal: Terminal, columns: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const lines = (await terminal.screen({ history: true })).split("\n");
        const ofBar = lines.filter((line) => /[━─╸]| · /.test(line));
        return ofBar.length === 2 && ofBar.join() === lines.slice(-2).join() && ofBar.every((line) => line.length < columns);
      },
      { timeout: 10_000, interval: 20 },
    )
    .toBe(true);
}
