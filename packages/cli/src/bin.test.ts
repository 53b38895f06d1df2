import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { overview, summaries } from "./overview.js";
import { createProgram } from "./program.js";
import { binary, runLegenda } from "./testing/run-legenda.js";
import { temporaryProject } from "./testing/temporary-project.js";
import { version } from "./version.js";

describe("help", () => {
  test.each([[["--help"]], [["-h"]], [["help"]], [[]]])("legenda %j prints the overview", async (words) => {
    expect(await runLegenda(words)).toEqual({ code: 0, stdout: overview, stderr: "" });
  });

  test("the overview fits a terminal of 80 columns", () => {
    expect(overview.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("the overview names every command, as the program has it", () => {
    const program = createProgram(async () => {});
    expect(program.helpInformation()).toBe(overview);
    const listed = program.createHelp().visibleCommands(program);
    expect(Object.fromEntries(listed.map((command) => [command.name(), command.summary() || command.description()]))).toEqual(
      summaries,
    );
  });

  test("the overview is shown without the parser", async () => {
    const loaded = await staticImports(binary);
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((name) => !name.startsWith("."))).toEqual([]);
  });

  test.each(Object.keys(summaries).filter((name) => name !== "help"))(
    "legenda help %s shows its arguments and examples",
    async (name) => {
      const { code, stdout } = await runLegenda(["help", name]);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage: legenda ${name} `));
      expect(stdout).toContain("Examples:\n");
      expect(stdout).not.toMatch(/undefined|\[object/);
      expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
      expect((await runLegenda([name, "--help"])).stdout).toBe(stdout);
    },
  );

  test("the version is the package's", async () => {
    expect(await runLegenda(["--version"])).toEqual({ code: 0, stdout: `${version()}\n`, stderr: "" });
  });

  test("a reader that leaves is no fault", async () => {
    const { spawnSync } = await import("node:child_process");
    const { stdout, stderr } = spawnSync("sh", ["-c", `"${process.execPath}" "${binary}" help caption | head -1`], {
      encoding: "utf8",
    });
    expect(stdout).toBe("Usage: legenda caption [options] <sources...>\n");
    expect(stderr).toBe("");
  });
});

describe("a wrong call", () => {
  test.each([
    [["capton"], "unknown command 'capton'\n(Did you mean caption?)"],
    [["caption", "photos", "--kindd", "tags"], "unknown option '--kindd'\n(Did you mean --kind?)"],
    [["caption"], "missing required argument 'sources'"],
    [
      ["caption", "photos", "--kind", "alttext"],
      `option '-k, --kind <kind>' argument 'alttext' is invalid. Did you mean "alt-text"?`,
    ],
    [
      ["caption", "photos", "--rpm", "fast"],
      "option '--rpm <number>' argument 'fast' is invalid. Write a whole number of requests, at least 1.",
    ],
    [
      ["caption", "photos", "--quality", "101"],
      "'--quality <1-100>' argument '101' is invalid. Write a whole number from 1 to 100.",
    ],
    [
      ["caption", "photos", "--budget", "0"],
      "'--budget <dollars>' argument '0' is invalid. Write an amount in US dollars above 0",
    ],
    [["caption", "photos", "--out", "captions.xlsx"], "Its ending must be the format: .csv, .tsv, .jsonl, .md or .html."],
    [["caption", "photos", "--length", "short"].concat("--kind", "alt-text"), "--length does not apply to --kind alt-text"],
    [["caption", "photos", "--model", "a:b", "--model", "c:d"], "It is given twice: keep one."],
    [["caption", "photos", "--dotenv", "nowhere.env"], "--dotenv nowhere.env cannot be read (ENOENT)"],
    [["models", "antropic"], 'There is no provider "antropic". Did you mean "anthropic"?'],
  ])("legenda %j ends with 2 and says why", async (words, message) => {
    const { code, stdout, stderr } = await runLegenda(words);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^legenda: /);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test.each(["--api-key=sk-very-secret", "--openai-api-key=sk-very-secret", "--token=sk-very-secret", "--foo=sk-very-secret"])(
    "%s is refused, and not repeated",
    async (flag) => {
      const { code, stdout, stderr } = await runLegenda(["caption", "photos", flag]);
      expect(code).toBe(2);
      expect(stderr).toContain(flag.split("=")[0]);
      expect(stdout + stderr).not.toContain("very-secret");
    },
  );

  test("a key behind a flag of its own is refused before it is read", async () => {
    const { code, stderr } = await runLegenda(["caption", "photos", "--api-key", "sk-very-secret"]);
    expect(code).toBe(2);
    expect(stderr).toContain(".env");
    expect(stderr).not.toContain("very-secret");
  });

  test("what a terminal would act upon is shown, not done", async () => {
    const { stderr } = await runLegenda(["caption", "photos", "--kind", "\u001b]0;owned\u0007\u202etags"]);
    expect(stderr).toContain("\\x1b]0;owned\\x07\\u202etags");
    expect(["\u001b", "\u0007", "\u202e"].filter((character) => stderr.includes(character))).toEqual([]);
  });

  test("LEGENDA_DEBUG=1 shows where", async () => {
    const { stderr } = await runLegenda(["models", "antropic"], { env: { LEGENDA_DEBUG: "1" } });
    expect(stderr).toMatch(/UsageError: .*\n {4}at /);
  });
});

test("keys come from the .env file of the project, and the real environment wins", async () => {
  await using project = await temporaryProject({
    ".env": "OPENAI_API_KEY=sk-of-the-file\nANTHROPIC_API_KEY=sk-ant-of-the-file\n",
    "package.json": "{}",
    "photos/note.txt": "",
  });
  const { stdout } = await runLegenda(["models", "--json"], {
    cwd: join(project.path, "photos"),
    env: { OPENAI_API_KEY: "sk-real" },
  });
  const { usual, providers } = JSON.parse(stdout);
  const keys = Object.fromEntries(providers.map(({ name, key, keyFrom }: Record<string, string>) => [name, [key, keyFrom]]));
  expect(keys).toMatchObject({
    openai: ["set", "the environment"],
    anthropic: ["set", join(project.path, ".env")],
    google: ["missing", null],
  });
  expect(usual).toEqual({ model: "openai:gpt-5.4-nano", because: "OPENAI_API_KEY is set by the environment" });
  expect(stdout).not.toMatch(/sk-/);
});

/** What a built file and the chunks beside it import before they run. */
async function staticImports(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8");
  const found = [...text.matchAll(/^(?:import|export)\b[^"'()]*["']([^"']+)["']/gm)].flatMap(([, name]) => name ?? []);
  const inner = await Promise.all(
    found.filter((name) => name.startsWith(".")).map((name) => staticImports(join(dirname(file), name))),
  );
  return [...found, ...inner.flat()];
}
