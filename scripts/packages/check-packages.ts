/**
 * Packs the public packages as they would be published, and checks exactly those files: publint, attw, and the rules of
 * `manifest-faults.ts` and `import-faults.ts`. Exits with 1 if anything is wrong.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFaults } from "./import-faults.ts";
import { manifestFaults } from "./manifest-faults.ts";
import { packAll } from "./pack.ts";
import { unpack } from "./unpack.ts";

const folder = mkdtempSync(join(tmpdir(), "legenda-packages-"));
let failed = false;
try {
  for (const { name, file, bytes } of packAll(join(folder, "packed"))) {
    const unpacked = unpack(file, join(folder, "unpacked", name));
    const faults = [
      ...commandFaults("publint", ["run", file, "--strict"]),
      ...commandFaults("attw", [file, "--profile", "esm-only"]),
      ...manifestFaults(unpacked),
      ...importFaults(unpacked),
    ];
    console.log(`${name}: ${(bytes / 1024).toFixed(0)} KB packed`);
    for (const fault of faults) console.error(`${name}: ${fault}`);
    failed ||= faults.length > 0;
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;

function commandFaults(command: string, args: readonly string[]): string[] {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", shell: process.platform === "win32" });
  return status === 0 ? [] : [`${command} ${args.join(" ")}\n${stdout}${stderr}`];
}
