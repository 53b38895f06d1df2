/** Type-checks what the build leaves out: tests, type tests under both kinds of decorators, and the scripts of pages. */
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

const projects = globSync(["tsconfig.test.json", "packages/*/{type-tests,runtime-tests,src/**/script}/tsconfig*.json"]).sort();
let failed = false;
for (const project of projects) {
  const { status } = spawnSync("tsc", ["-p", project, "--noEmit"], { stdio: "inherit", shell: process.platform === "win32" });
  console.log(`${status === 0 ? "passed" : "failed"}  ${project}`);
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
