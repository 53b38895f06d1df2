/** Packs each public package as npm would, and lets publint and attw judge what a user installs. */
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const output = mkdtempSync(join(tmpdir(), "legenda-packages-"));
let failed = false;
for (const manifest of globSync("packages/*/package.json").sort()) {
  const { name, private: hidden } = JSON.parse(readFileSync(manifest, "utf8"));
  if (hidden) continue;
  const folder = dirname(manifest);
  const packed = check("npm", ["pack", "--json", "--pack-destination", output, `./${folder}`]);
  const [{ filename, size }] = JSON.parse(packed);
  check("publint", ["run", join(output, filename), "--strict"]);
  check("attw", [join(output, filename), "--profile", "esm-only"]);
  console.log(`${name}: ${(size / 1024).toFixed(0)} KB packed`);
}
rmSync(output, { recursive: true });
process.exit(failed ? 1 : 0);

function check(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", shell: process.platform === "win32" });
  if (status !== 0) {
    failed = true;
    console.error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
  }
  return stdout;
}
