import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "@legenda/test-kit";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { findBrowser } from "./find-browser.js";

const script = fileURLToPath(new URL("../../../../../scripts/system-packages.mjs", import.meta.url));
let folder: string;
beforeEach(() => {
  folder = temporaryFolder(onTestFinished).path;
});

function program(name: string, text = "exit 0"): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** The script on a machine that has the programs of the folder and no others. */
function run(environment: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    env: { PATH: folder, ...environment },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("says nothing where all is there", () => {
  for (const name of ["google-chrome", "tmux", "perl"]) program(name);
  expect(run()).toEqual({ status: 0, stdout: "", stderr: "" });
  rmSync(join(folder, "google-chrome"));
  expect(run({ LEGENDA_CHROMIUM: "/opt/chrome" }).stderr).toBe("");
});

test("says what to do where it cannot install", () => {
  program("perl");
  expect(run()).toEqual({
    status: 0,
    stdout: "",
    stderr: `Some tests need chromium, tmux. Without them those tests fail; they can be installed with "apt-get install chromium tmux", and a Chromium elsewhere be named in LEGENDA_CHROMIUM.\n`,
  });
});

/** Where the tests do not run as root, sudo is what lets the script install. */
function installer(text: string): void {
  symlinkSync("/usr/bin/env", join(folder, "env"));
  program("sudo", 'shift; exec "$@"');
  program("true");
  program("apt-get", `echo "$DEBIAN_FRONTEND $@" >> '${folder}/log'; ${text}`);
}

test("installs what is missing, without a question, once", () => {
  program("perl");
  installer(
    `case "$*" in *install*) for name in chromium tmux; do printf '#!/bin/sh' > '${folder}/'$name; /bin/chmod 755 '${folder}/'$name; done;; esac`,
  );
  expect(run()).toEqual({
    status: 0,
    stdout: "",
    stderr: "Installing what the tests use, with apt-get: chromium, tmux.\n",
  });
  const [update, install, ...more] = readFileSync(join(folder, "log"), "utf8").trim().split("\n");
  expect(update).toMatch(/^noninteractive .* update$/);
  expect(install).toMatch(/^noninteractive .* install --yes --no-install-recommends chromium tmux$/);
  expect(more).toEqual([]);
  expect(run()).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("an installation that fails is no failure, and says why", () => {
  program("perl");
  program("tmux");
  installer('echo "Reading lists" >&2; echo "E: Unable to locate package chromium" >&2; exit 100');
  const { status, stderr } = run();
  expect(status).toBe(0);
  expect(stderr).toContain("apt-get did not install chromium (E: Unable to locate package chromium).");
});

test("the tests look for the same browsers", () => {
  expect(() => findBrowser({ PATH: folder })).toThrow(/node scripts\/system-packages\.mjs/);
  program("chromium-browser");
  expect(findBrowser({ PATH: `/nowhere:${folder}` })).toBe(join(folder, "chromium-browser"));
  expect(findBrowser({ PATH: folder, LEGENDA_CHROMIUM: "/opt/chrome" })).toBe("/opt/chrome");
});
