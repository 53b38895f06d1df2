import { spawnSync } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { binary, runLegenda } from "../testing/run-legenda.js";
import { temporaryProject } from "../testing/temporary-project.js";

/** What is offered for a command line, and the directive behind it: 4 forbids files, 0 leaves them to the shell. */
async function offered(...words: string[]): Promise<{ readonly words: string[]; readonly directive: string | undefined }> {
  const { code, stdout } = await runLegenda(["complete", "--", ...words]);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  return { words: lines.slice(0, -1).map((line) => line.split("\t")[0] ?? ""), directive: lines.at(-1) };
}

describe("what is offered", () => {
  test("commands, with what they do", async () => {
    expect((await offered("")).words).toEqual([
      "caption",
      "run",
      "check",
      "models",
      "doctor",
      "status",
      "export",
      "completion",
      "help",
    ]);
    expect((await offered("ca")).words).toEqual(["caption"]);
    expect((await runLegenda(["complete", "--", "doc"])).stdout).toBe(
      "doctor\tcheck whether a model works, with a known picture\n:4\n",
    );
  });

  test("flags, and the words that they take", async () => {
    expect((await offered("caption", "photos", "--max")).words).toEqual(["--max-length", "--max-tokens", "--max-edge"]);
    expect(await offered("caption", "--kind", "")).toMatchObject({
      words: expect.arrayContaining(["alt-text", "moderate"]),
      directive: ":4",
    });
    expect((await offered("caption", "--kind=so")).words).toEqual(["social-preview"]);
    expect((await offered("caption", "--existing", "a")).words).toEqual(["append"]);
    expect((await offered("check", "--format", "s")).words).toEqual(["sarif"]);
    expect((await offered("completion", "")).words).toEqual(["bash", "zsh", "fish", "powershell"]);
  });

  test("names of models", async () => {
    expect((await offered("caption", "--model", "anthropic:claude-haiku")).words).toEqual([
      "anthropic:claude-haiku-5-5",
      "anthropic:claude-haiku-4-5",
    ]);
    expect((await offered("doctor", "sc")).words).toEqual(["scenes"]);
  });

  test("where a file may stand, the shell is left to it", async () => {
    expect(await offered("caption", "ph")).toEqual({ words: [], directive: ":0" });
    expect(await offered("caption", "--out", "")).toEqual({ words: [], directive: ":0" });
    expect(await offered("run", "./ca")).toEqual({ words: [], directive: ":0" });
  });
});

test.each(["bash", "zsh", "fish", "powershell"])("there is a script for %s", async (shell) => {
  const { code, stdout } = await runLegenda(["completion", shell]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/legenda complete .?--/);
});

test("another shell is told of those that there are", async () => {
  const { code, stderr } = await runLegenda(["completion", "fisch"]);
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean "fish"?');
});

/** What bash makes of a line at the press of Tab. */
async function completedByBash(line: string): Promise<string[]> {
  await using project = await temporaryProject({ "photos/a.jpg": "", "photographs/b.jpg": "" });
  await mkdir(join(project.path, "bin"));
  const command = join(project.path, "bin", "legenda");
  await writeFile(command, `#!/bin/sh\nexec "${process.execPath}" "${binary}" "$@"\n`);
  await chmod(command, 0o755);
  // As the shell itself does it: the words broken at colons and equals signs too.
  const script = `
    source <(legenda completion bash) || exit 1
    COMP_LINE=$1 COMP_POINT=\${#1}
    IFS=' ' read -ra COMP_WORDS <<<"$(sed 's/\\([:=]\\)/ \\1 /g' <<<"$1")"
    [[ $1 == *' ' ]] && COMP_WORDS+=("")
    COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
    __legenda_complete_all
    printf '%s\\n' "\${COMPREPLY[@]}"
    complete -p legenda >&2`;
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", script, "bash", line], {
    cwd: project.path,
    env: { PATH: `${join(project.path, "bin")}:${process.env.PATH}` },
    encoding: "utf8",
  });
  expect(stderr.trim().split("\n").at(-1)).toBe("complete -o default -F __legenda_complete_all legenda");
  return stdout.split("\n").filter((word) => word !== "");
}

describe("in bash, without bash-completion", () => {
  test("commands and flags", async () => {
    expect(await completedByBash("legenda cap")).toEqual(["caption"]);
    expect(await completedByBash("legenda caption --kind al")).toEqual(["alt-text"]);
    expect(await completedByBash("legenda caption --budg")).toEqual(["--budget"]);
  });
  test("a model's name keeps what stands before its colon", async () => {
    expect(await completedByBash("legenda doctor anthropic:claude-haiku")).toEqual(["claude-haiku-5-5", "claude-haiku-4-5"]);
  });
  test("files are left to bash", async () => {
    expect(await completedByBash("legenda caption ph")).toEqual([]);
  });
});
