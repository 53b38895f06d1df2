import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The names under which systems keep it. */
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The machine's own Chromium: what `LEGENDA_CHROMIUM` names, else the first on the path.
 *
 * @throws {Error} with what to do where there is none
 */
export function findBrowser({ LEGENDA_CHROMIUM: told, PATH = "" }: NodeJS.ProcessEnv = process.env): string {
  if (told) return told;
  const onPath = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  const found = [...onPath, ...elsewhere].find(isProgram);
  if (found) return found;
  throw new Error(
    `There is no Chromium for this test: run "node scripts/system-packages.mjs" or "apt-get install chromium", or name one in LEGENDA_CHROMIUM.`,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
