import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { breakOff, say } from "@legenda/conformance/server";
import { openaiServer } from "@legenda/loopback";
import { expect, test } from "vitest";
import { drawPng } from "./doctor/test-picture.js";
import { binary } from "./testing/run-legenda.js";
import { temporaryProject } from "./testing/temporary-project.js";

/** Images that differ, so that each is asked for. */
const images = {
  "a.png": drawPng("red", "circle"),
  "b.png": drawPng("red", "square"),
  "c.png": drawPng("blue", "circle"),
  "d.png": drawPng("blue", "square"),
};

async function running(url: string, cwd: string) {
  const words = [binary, "caption", ".", "--model", `${url}/v1#slow`, "--concurrency", "1"];
  const child = spawn(process.execPath, words, { cwd, env: { PATH: process.env.PATH } });
  let stderr = "";
  child.stderr.on("data", (piece: Buffer) => (stderr += String(piece)));
  child.stdout.resume();
  const ended = once(child, "close") as Promise<[code: number | null, signal: string | null]>;
  return { child, ended, stderr: () => stderr };
}

test("Ctrl-C once: what is under way is finished and saved, nothing else is begun", async () => {
  await using server = await openaiServer({ keyless: true });
  server.script(() => say("A shape.", { delayMs: 400 }));
  await using project = await temporaryProject(images);
  const { child, ended, stderr } = await running(server.url, project.path);
  await expect.poll(() => server.requests.length, { timeout: 10_000 }).toBe(1);
  child.kill("SIGINT");
  expect(await ended, stderr()).toEqual([130, null]);
  expect(server.requests).toHaveLength(1);
  expect(await readFile(join(project.path, "captions.csv"), "utf8")).toContain("A shape.");
});

test("Ctrl-C twice: it stops now", async () => {
  await using server = await openaiServer({ keyless: true });
  server.script(breakOff("silent"));
  await using project = await temporaryProject(images);
  const { child, ended, stderr } = await running(server.url, project.path);
  await expect.poll(() => server.requests.length, { timeout: 10_000 }).toBe(1);
  child.kill("SIGINT");
  setTimeout(() => child.kill("SIGINT"), 200);
  expect(await ended, stderr()).toEqual([130, null]);
  expect(stderr()).toMatch(/legenda: stopped\. Run the same command to continue where it stopped\.\n$/);
  expect(stderr()).not.toMatch(/\n {4}at /);
});
