/**
 * Sees to the programs that tests use and npm does not bring: a Chromium, in which pages are opened, tmux, in which the
 * command is run as in a terminal, and perl, with which metadata is read. What is missing is installed where apt-get is
 * there and may be used; else it is said what to do, and the tests that need it say so again. It never fails.
 *
 *   node scripts/system-packages.mjs
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

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) ensureSystemPackages();

/** Installs what is missing, if it can. Where nothing is, it has looked at a few names and no more. */
export function ensureSystemPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const apt = aptGet();
  if (!apt) return advise(missing);
  console.error(`Installing what the tests use, with apt-get: ${missing.join(", ")}.`);
  // An update that fails may have left lists that are new enough.
  apt(["update"]);
  const { status, signal, error, stderr } = apt(["install", "--yes", "--no-install-recommends", ...missing]);
  const left = missingPackages();
  if (left.length > 0) advise(left, error?.message ?? (stderr.trim().split("\n").at(-1) || `it ended with ${signal ?? status}`));
}

/** The packages none of whose programs is there. */
export function missingPackages() {
  return Object.entries(needs)
    .filter(([name, programs]) => !(name === "chromium" && process.env.LEGENDA_CHROMIUM) && !programs.some(isThere))
    .map(([name]) => name);
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
