import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { say } from "@legenda/conformance/server";
import { until } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { binary } from "../testing/run-legenda.js";
import { type CaptionProject, captionProject, numberOf } from "./testing/caption-project.js";

/** Runs the command where no file may grow beyond so many kilobytes: as on a full disk, and anybody may do it. */
async function onSmallDisk(project: CaptionProject, kilobytes: number, words: readonly string[]) {
  const limited = 'trap "" XFSZ; ulimit -f "$1"; shift; exec "$@"';
  const child = spawn("bash", ["-c", limited, "bash", String(kilobytes), process.execPath, binary, ...words], {
    cwd: project.path,
    env: { PATH: process.env.PATH },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const pieces: Buffer[] = [];
  child.stderr.on("data", (piece: Buffer) => pieces.push(piece));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stderr: String(Buffer.concat(pieces)) };
}

describe.concurrent("disks", () => {
  test("what cannot be written is told before the first request", async () => {
    await using project = await captionProject({ "a-file": "text" });
    await project.pictures(1);
    mkdirSync(join(project.path, "folder.csv"));
    for (const [flags, said] of [
      [["--out", "folder.csv"], "folder"],
      [["--out", "a-file/captions.csv"], "a-file"],
      [["--out", "/proc/none/captions.csv"], "/proc/none"],
      [["--journal", "folder.csv"], "folder.csv"],
      [["--journal", "a-file"], "a-file"],
      [["--out", "captions.csv", "--out", "./captions.csv"], "captions.csv"],
    ] as const) {
      const { code, stderr } = await project.legenda(["caption", "photos", ...flags]);
      expect([flags, code]).toEqual([flags, 2]);
      expect(stderr).toContain(said);
      expect(stderr).not.toContain("fault of the program");
    }
    expect(project.server.requests).toHaveLength(0);
    expect(project.read("a-file")).toBe("text");
  });

  test("a folder that is missing is made", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    expect((await project.legenda(["caption", "photos", "--out", "new/deep/captions.csv"])).code).toBe(0);
    expect(project.rows("new/deep/captions.csv")).toHaveLength(1);
    expect(project.has("new/deep/captions.csv.journal")).toBe(true);
  });

  test("a full disk ends the run with what was answered kept, and the same command goes on", async () => {
    await using project = await captionProject();
    await project.pictures(60);
    const long = "A long caption. ".repeat(200);
    project.server.script(({ text }) => say(`${long}${numberOf(text)}.`));
    const words = ["caption", "photos", "--model", project.model, "--concurrency", "2"];
    const full = await onSmallDisk(project, 400, words);
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(/cannot be written|full/i);
    expect(full.stderr).not.toContain("fault of the program");
    const asked = project.server.requests.length;
    expect(asked).toBeLessThan(60);

    const { counts } = JSON.parse((await project.legenda(["status", "captions.csv.journal", "--json"])).stdout);
    expect(counts.done).toBeGreaterThan(5);
    expect((await project.legenda(words)).code).toBe(0);
    expect(project.rows().map(({ caption = "" }) => caption.length > 1_000)).toEqual(Array(60).fill(true));
    // Those under way when it was full are asked about again.
    expect(project.server.requests.length).toBeLessThanOrEqual(60 + (asked - counts.done));
    expect(asked - counts.done).toBeLessThanOrEqual(4);
  });

  test("two runs on one journal: the second is refused, and told of the flag", async () => {
    await using project = await captionProject();
    await project.pictures(3);
    project.server.script(({ text }) => say(`Picture ${numberOf(text)}.`, { delayMs: 4_000 }));
    const first = project.begin(["caption", "photos", "--concurrency", "1"]);
    await until(() => project.server.requests.length > 0);
    const [second, status] = await Promise.all([project.legenda(["caption", "photos"]), project.legenda(["status", "--json"])]);
    expect(second.code).toBe(2);
    expect(second.stderr).toContain("--journal");
    expect(JSON.parse(status.stdout)).toMatchObject({ active: true });
    expect((await first.ended).code).toBe(0);
    expect(project.server.requests).toHaveLength(3);
  });

  test("--fresh does not take the journal of a run that is under way", async () => {
    await using project = await captionProject();
    await project.pictures(3);
    project.server.script(({ text }) => say(`Picture ${numberOf(text)}.`, { delayMs: 4_000 }));
    const first = project.begin(["caption", "photos", "--concurrency", "1"]);
    await until(() => project.server.requests.length > 0);
    const second = await project.legenda(["caption", "photos", "--fresh"]);
    expect(second.code).toBe(2);
    expect((await first.ended).code).toBe(0);
    expect(project.server.requests).toHaveLength(3);
    expect(project.rows()).toHaveLength(3);
  });

  test("a name that is no UTF-8 and a folder in the way of a sidecar are told, and the others written", async () => {
    await using project = await captionProject();
    await project.pictures(2);
    mkdirSync(join(project.path, "photos/0.txt"));
    const { code, stderr } = await project.legenda(["caption", "photos", "--sidecar", "txt", "--existing", "overwrite"]);
    expect(stderr).toContain("0.png");
    expect([0, 1]).toContain(code);
    expect(project.read("photos/1.txt")).toBe("Picture 1.\n");
  });
});
