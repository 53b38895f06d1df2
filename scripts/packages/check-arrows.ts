/** Checks that packages depend on each other in one direction. Exits with 1 if one does not. */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { arrowFaults } from "./arrow-faults.ts";

const faults = globSync("packages/*/package.json")
  .sort()
  .flatMap((file) => {
    const folder = basename(dirname(file));
    const paths = globSync(`packages/${folder}/src/**/*.ts`).filter((path) => !/\.test\.ts$|\/testing\//.test(path));
    const sources = Object.fromEntries(paths.map((path) => [path, readFileSync(path, "utf8")]));
    return arrowFaults({ folder, manifest: JSON.parse(readFileSync(file, "utf8")), sources });
  });
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
