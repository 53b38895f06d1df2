import { existsSync } from "node:fs";
import { join } from "node:path";
import { breakOff } from "@legenda/conformance/server";
import { expect, test } from "vitest";
import { runLegenda } from "../run-legenda.js";
import { passes } from "./fault.js";
import { nameOf, rowsOf } from "./picture-folder.js";
import { captionOf, scriptPictures } from "./picture-script.js";
import { terminalProject } from "./terminal-project.js";

const images = 60;
const all = Array.from({ length: images }, (_, number) => [nameOf(number), captionOf(number)]);
const captionsIn = (project: string) => rowsOf(project).map(({ file, caption }) => [file, caption]);

test.concurrent("Ctrl-C finishes what is under way and saves it, and the same command asks only the rest", async () => {
  await using project = await terminalProject({ images, delayMs: 500 });
  const words = ["caption", ...project.run];
  {
    await using terminal = await project.start(words);
    await terminal.waitFor(/ \d+ % · (1\d|[4-9]) of 60/);
    await terminal.interrupt();
    await terminal.waitFor(/^stopping: \d in flight, Ctrl-C again to stop at once/m);
    const end = await terminal.waitFor("left with 130");
    expect(end).toMatch(/\nStopped after [\d.]+ s: \d+ of 60 images are done\.\n/);
    expect(end).toContain("Written: captions.csv\nRun the same command to continue where it stopped.\nleft with 130");
    expect((await terminal.cursor()).visible).toBe(true);
  }
  const answered = [...project.record.answers.keys()].sort((one, other) => one - other);
  expect(answered.length).toBeLessThan(images);
  expect(captionsIn(project.path)).toEqual(answered.map((number) => all[number]));

  await using terminal = await project.start(words);
  const end = await terminal.waitFor("left with 0");
  expect(end).toContain(`captioned  60 (${answered.length} in earlier runs)`);
  expect(captionsIn(project.path)).toEqual(all);
  expect(project.server.requests).toHaveLength(images);
});

test.concurrent("Ctrl-C twice ends it at once, with the journal whole", async () => {
  // After the first twelve nobody answers any more.
  const silent = passes("silent", breakOff("silent"));
  const plan = new Map(all.flatMap((_, number) => (number < 12 ? [] : [[number, [silent]] as const])));
  await using project = await terminalProject({ images, delayMs: 200, plan });
  const words = ["caption", ...project.run];
  {
    await using terminal = await project.start(words);
    await terminal.waitFor("12 of 60");
    await terminal.interrupt();
    await terminal.waitFor("stopping: ");
    await terminal.interrupt();
    const end = await terminal.waitFor("left with 130");
    expect(end).toContain("legenda: stopped.");
    expect((await terminal.cursor()).visible).toBe(true);
  }
  expect(existsSync(join(project.path, "captions.csv"))).toBe(false);
  const { stdout } = await runLegenda(["status", "--json"], { cwd: project.path });
  expect(JSON.parse(stdout)).toMatchObject({ active: false, counts: { done: 12, failed: 0 } });

  const sent = project.server.requests.length;
  expect(sent).toBe(12 + 4);
  const record = scriptPictures(project.server, project.pictures, new Map());
  await using terminal = await project.start(words);
  await terminal.waitFor("left with 0");
  expect(captionsIn(project.path)).toEqual(all);
  expect([...record.answers.keys()].sort((one, other) => one - other)).toEqual(all.map((_, number) => number).slice(12));
  expect(project.server.requests).toHaveLength(sent + images - 12);
});
