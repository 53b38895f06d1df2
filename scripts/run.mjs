/**
 * Runs a task of this repository on a machine that has only Node >= 20 and npm: installs what the
 * lockfile names (the pinned Node included), builds what has changed, then runs the task with the
 * pinned Node. The second time nothing is left to install, and it starts in seconds.
 *
 *   node scripts/run.mjs <task> [arguments…]
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pnpm } from "./pnpm.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".legenda-installed");

/** A suite of tests: the projects of vitest.config.ts. */
const suite = (name) => [
  ["node", "scripts/build.mjs"],
  ["vitest", "run", "--project", name],
];

/** Each task is a list of commands; the arguments given go to the last one. */
const tasks = {
  build: [["node", "scripts/build.mjs"]],
  demo: [
    ["node", "scripts/build.mjs"],
    ["node", "examples/dist/first-caption.js"],
  ],
  legenda: [
    ["node", "scripts/build.mjs"],
    ["node", join(root, "packages", "cli", "dist", "bin.js")],
  ],
  test: suite("fast"),
  "test:soak": suite("soak"),
  "test:services": suite("services"),
  "test:outside": suite("outside"),
  bench: [
    ["node", "scripts/build.mjs"],
    ["node", "--expose-gc", "bench/dist/run.js"],
  ],
  "eval:scenes": [
    ["node", "scripts/build.mjs"],
    ["node", "tools/scenes/evaluation/dist/evaluate.js"],
  ],
  lint: [
    ["node", "scripts/build.mjs"],
    ["biome", "check"],
    ["node", "scripts/packages/check-arrows.ts"],
    ["node", "scripts/api/api.ts", "--check"],
    ["knip"],
  ],
  typecheck: [
    ["node", "scripts/build.mjs"],
    ["node", "scripts/check-types.mjs"],
  ],
  api: [
    ["node", "scripts/build.mjs"],
    ["node", "scripts/api/api.ts"],
  ],
  "pack:all": [
    ["node", "scripts/build.mjs"],
    ["node", "scripts/packages/pack-all.ts"],
  ],
  packages: [
    ["node", "scripts/build.mjs"],
    ["node", "scripts/packages/check-packages.ts"],
  ],
};

const [task, ...args] = process.argv.slice(2);
const commands = tasks[task];
if (!commands) {
  console.error(`Unknown task "${task ?? ""}". There are: ${Object.keys(tasks).join(", ")}.`);
  process.exit(2);
}

install();
if (task.startsWith("test")) ensureSystemPackages(task.slice("test:".length));
const environment = { ...process.env, PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}` };
for (const [index, [command, ...fixed]] of commands.entries()) {
  const isTask = index === commands.length - 1;
  // What is said to the command is meant from where it was said.
  const cwd = isTask && task === "legenda" ? (process.env.INIT_CWD ?? root) : root;
  run(command, [...fixed, ...(isTask ? args : [])], environment, { cwd });
}

function install() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "pnpm-lock.yaml")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("Setting up (once): the packages that the lockfile names.");
  const [command, ...fixed] = pnpm;
  run(command, [...fixed, "install", "--frozen-lockfile", "--reporter=append-only"], process.env, { output: "stderr" });
  writeFileSync(stamp, wanted);
}

/** Standard output stays the task's own: what sets it up speaks to standard error. */
function run(command, args, env, { cwd = root, output } = {}) {
  const { status, signal, error } = spawnSync(command, args, {
    cwd,
    env,
    stdio: ["inherit", output === "stderr" ? process.stderr : "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  if (status !== 0) process.exit(signal ? 1 : (status ?? 1));
}
