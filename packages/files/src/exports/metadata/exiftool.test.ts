import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LegendaError } from "@legenda/core";
import { errorOf, temporaryFolder } from "@legenda/test-kit";
import * as vendored from "exiftool-vendored";
import { expect, it, onTestFinished } from "vitest";
import { startExiftool } from "./exiftool.js";
import { captioned } from "./testing/pictures.js";

it("says what to install where the package is missing", async () => {
  const error = await errorOf(
    startExiftool(1, () => import("exiftool-not-installed" as string)),
    LegendaError,
  );
  expect(String(error)).toMatch(/npm install exiftool-vendored$/);
  const broken = new Error("The package is broken.");
  await expect(startExiftool(1, () => Promise.reject(broken))).rejects.toBe(broken);
});

it("says what to install where Perl is missing or lacks a module", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const programs = {
    lacking: "#!/usr/bin/env perl\nuse No::Such::Module;\n",
    // What env says of a system without Perl.
    without: "#!/bin/sh\necho \"/usr/bin/env: 'perl': No such file or directory\" >&2\nexit 127\n",
  };
  for (const [name, text] of Object.entries(programs)) {
    const program = join(folder, name);
    await writeFile(program, text, { mode: 0o755 });
    const started = startExiftool(1, () => vendoredWith(program));
    await expect(started).rejects.toThrow(/needs Perl.*apt-get install perl$/);
    await expect(started).rejects.toThrow(LegendaError);
  }
});

it("says what else is wrong", async () => {
  const program = join(temporaryFolder(onTestFinished).path, "broken");
  await writeFile(program, "#!/bin/sh\necho broken >&2\n", { mode: 0o755 });
  await expect(startExiftool(1, () => vendoredWith(program))).rejects.toThrow(
    /^ExifTool cannot be started: broken Try: npm install/,
  );
  await expect(startExiftool(1, () => vendoredWith("/nowhere/exiftool"))).rejects.toThrow(/cannot be started: spawn .* ENOENT/);
});

/** The real package with another program behind it. */
async function vendoredWith(exiftoolPath: string): Promise<typeof vendored> {
  class ExifTool extends vendored.ExifTool {
    constructor(options: ConstructorParameters<typeof vendored.ExifTool>[0]) {
      super({ ...options, exiftoolPath });
    }
  }
  return { ...vendored, ExifTool };
}

it("ends its processes", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  await captioned(folder, "a.jpg", "A boat");
  const exiftool = await startExiftool(2);
  await Promise.all(Array.from({ length: 6 }, () => exiftool.read(join(folder, "a.jpg"))));
  const { pids } = exiftool;
  expect(pids.length).toBeGreaterThan(0);
  expect(pids.length).toBeLessThanOrEqual(2);
  await exiftool.end();
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});
