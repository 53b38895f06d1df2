import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fail } from "@legenda/conformance/server";
import { openaiServer } from "@legenda/loopback";
import { tinyPicture } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { runLegenda } from "../run-legenda.js";
import { temporaryProject } from "../temporary-project.js";
import { fails } from "./fault.js";
import { nameOf, rowsOf, writePictures } from "./picture-folder.js";
import { captionOf, scriptPictures } from "./picture-script.js";

const bad = fails("400", "InvalidRequestError", fail(400));

test("the list of failures is that of the last run, also where it was begun anew", async () => {
  await using server = await openaiServer({ keyless: true });
  await using project = await temporaryProject();
  const pictures = writePictures(project.path, 20);
  const run = (...more: readonly string[]) =>
    runLegenda(["caption", "images", "--model", `${server.url}/v1#llava`, ...more], { cwd: project.path });
  for (const [number, flags] of [
    [12, []],
    [15, ["--fresh"]],
  ] as const) {
    scriptPictures(server, pictures, new Map([[number, [bad]]]));
    const { code, stderr } = await run(...flags);
    expect(code).toBe(1);
    expect(stderr).toContain("captions.failed.csv (failures)");
    const list = readFileSync(join(project.path, "captions.failed.csv"), "utf8");
    expect([12, 15].filter((one) => list.includes(nameOf(one)))).toEqual([number]);
  }
  const { code } = await run("--retry-failed", "captions.failed.csv");
  expect(code).toBe(0);
  expect(rowsOf(project.path).map(({ caption }) => caption)).toEqual(pictures.map((_, number) => captionOf(number)));
});

test("an image that cannot be sent is no request", async () => {
  await using server = await openaiServer({ keyless: true });
  await using project = await temporaryProject({
    "images/000.png": tinyPicture(0),
    "images/001.png": tinyPicture(1).subarray(0, 40),
    "images/002.png": tinyPicture(2),
  });
  const { code, stdout } = await runLegenda(["caption", "images", "--model", `${server.url}/v1#llava`, "--json"], {
    cwd: project.path,
  });
  expect(code).toBe(1);
  const last = stdout.trimEnd().split("\n").at(-1) ?? "";
  expect(server.requests).toHaveLength(2);
  expect(JSON.parse(last)).toMatchObject({ event: "finished", called: 2, failed: 1, requests: 2 });
});
