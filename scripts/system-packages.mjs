/**
 * Installs the programs that tests use and npm does not bring: Chromium, to open pages; tmux, to run the command in a
 * terminal; perl, to read metadata; for the suite of services also Python with its virtual environments. Uses apt-get where it
 * is allowed to; otherwise prints what to do, and the tests that need the program print it again. Never fails.
 *
 *   node scripts/system-packages.mjs [services]
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What each Debian package is looked for by. The names of browsers are those of packages/files/src/testing/browser. */
const needs = {
  chromium: [
    ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  tmux: ["tmux"],
  perl: ["perl"],
};

/** Beside them, what a suite needs, with the command that works where it is installed. */
const suiteNeeds = {
  services: { "python3-venv": ["python3", "-c", "import ensurepip, venv"] },
};

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) ensureSystemPackages(process.argv[2]);

/** Installs what is missing, if it can. Where nothing is, it has looked at a few names and no more. */
export function ensureSystemPackages(suite) {
  const missing = missingPackages(suite);
  if (missing.length === 0) return;
  const apt = aptGet();
  if (!apt) return advise(missing);
  console.error(`Installing what the tests use, with apt-get: ${missing.join(", ")}.`);
  // An update that fails may have left lists that are new enough.
  apt(["update"]);
  const { status, signal, error, stderr } = apt(["install", "--yes", "--no-install-recommends", ...missing]);
  const left = missingPackages(suite);
  if (left.length > 0) advise(left, error?.message ?? (stderr.trim().split("\n").at(-1) || `it ended with ${signal ?? status}`));
}

/** The packages that are not installed. */
export function missingPackages(suite) {
  const withoutProgram = Object.entries(needs).filter(
    ([name, programs]) => !(name === "chromium" && process.env.LEGENDA_CHROMIUM) && !programs.some(isThere),
  );
  const failing = Object.entries(suiteNeeds[suite] ?? {}).filter(
    ([, [command, ...args]]) => spawnSync(command, args).status !== 0,
  );
  return [...withoutProgram, ...failing].map(([name]) => name);
}

function isThere(program) {
  const folders = program.includes("/") ? [""] : (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.some((folder) => {
    try {
      accessSync(join(folder, process.platform === "win32" ? `${program}.exe` : program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** How apt-get is run here without a question asked; `undefined` where it cannot be. */
function aptGet() {
  if (!isThere("apt-get")) return undefined;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (!isThere("sudo") || spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status !== 0)) return undefined;
  const patience = ["DPkg::Lock::Timeout=120", "Acquire::Retries=2", "Acquire::http::Timeout=30", "Acquire::https::Timeout=30"];
  const command = [
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "--quiet",
    ...patience.flatMap((option) => ["-o", option]),
  ];
  const [program, ...args] = isRoot ? command : ["sudo", "-n", ...command];
  return (task) =>
    spawnSync(program, [...args, ...task], { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8", timeout: 900_000 });
}

function advise(missing, reason) {
  const browser = missing.includes("chromium") ? ", and a Chromium elsewhere be named in LEGENDA_CHROMIUM" : "";
  console.error(
    `${reason ? `apt-get did not install ${missing.join(", ")} (${reason}).` : `Some tests need ${missing.join(", ")}.`} ` +
      `Without them those tests fail; they can be installed with "apt-get install ${missing.join(" ")}"${browser}.`,
  );
}
