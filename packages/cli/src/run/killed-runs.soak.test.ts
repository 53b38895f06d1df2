import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom, tinyPicture } from "@legenda/test-kit";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { captionServer } from "../testing/chaos/caption-server.js";
import { lasting, passing } from "../testing/chaos/faults.js";
import { binary } from "../testing/run-legenda.js";
import { temporaryProject } from "../testing/temporary-project.js";

const images = 10_000;
const kills = 30;
const atOnce = 48;

interface Row {
  readonly file: string;
  readonly caption: string;
  readonly error: string;
}

test("10,000 images, 20 of 100 requests going wrong, 30 kills: every image once, and none paid for twice but those in flight", {
  timeout: 600_000,
}, async () => {
  await using project = await temporaryProject();
  const folder = join(project.path, "images");
  mkdirSync(folder);
  const pictures = Array.from({ length: images }, (_, number) => tinyPicture(number));
  for (const [number, bytes] of pictures.entries()) writeFileSync(join(folder, `${number}.png`), bytes);
  const next = seededRandom(7);
  const faults = [...passing, ...lasting];
  await using server = await captionServer(pictures, () =>
    next() < 0.2 ? faults[Math.floor(next() * faults.length)] : undefined,
  );
  const begin = (...more: readonly string[]) =>
    spawn(
      process.execPath,
      [
        ...[binary, "caption", "images", "--model", `${server.url}/v1#chaos`, "--concurrency", String(atOnce)],
        ...["--timeout", "2", "--retries", "8", "--quiet", ...more],
      ],
      { cwd: project.path, env: { PATH: process.env.PATH }, stdio: ["ignore", "ignore", "pipe"] },
    );

  let killed = 0;
  let lives = 0;
  for (let code: number | null = null; code !== 0 && code !== 1; ) {
    expect(++lives, "how often the command was begun").toBeLessThan(kills * 3);
    const child = begin();
    let said = "";
    child.stderr.on("data", (piece: Buffer) => {
      said += piece.toString();
    });
    // The lives get longer, so that the last end by themselves.
    const timer = setTimeout(() => child.kill("SIGKILL"), killed < kills ? 600 + next() * 1_200 : 300_000);
    const [exit, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    clearTimeout(timer);
    if (signal === "SIGKILL") killed++;
    // A run whose first answer is a fault of the account ends by itself: it is begun anew.
    code = signal || /legenda: /.test(said) ? null : exit;
  }
  expect(killed).toBe(kills);

  // What is left are failures that no new try within the run could cure.
  for (let round = 0; round < 12 && rowsOf(project.path).some(({ error }) => error !== ""); round++) {
    await once(begin("--retry-failed"), "close");
  }
  const rows = rowsOf(project.path);
  expect(rows.map(({ file }) => file).sort()).toEqual(pictures.map((_, number) => `${number}.png`).sort());
  expect(rows.filter(({ file, caption }) => caption !== `Picture ${file.replace(".png", "")}.`)).toEqual([]);

  const twice = [...server.answers.values()].reduce((sum, count) => sum + count - 1, 0);
  expect(server.answers.size).toBe(images);
  // Under way at a kill, or answered after the time limit.
  expect(twice).toBeLessThanOrEqual(kills * atOnce);
  expect(server.requests).toBe(images + server.faults + twice);
});

function rowsOf(folder: string): Row[] {
  return parse(readFileSync(join(folder, "captions.csv")), { columns: true }) as Row[];
}
