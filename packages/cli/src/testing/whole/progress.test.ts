import { fail } from "@legenda/conformance/server";
import { expect, test } from "vitest";
import { fails } from "./fault.js";
import { rowsOf } from "./picture-folder.js";
import { terminalProject } from "./terminal-project.js";

const images = 100;
const bad = fails("400", "InvalidRequestError", fail(400, { message: "It is no picture." }));
const plan = new Map([10, 20, 30].map((number) => [number, [bad]]));

test.concurrent.each([50, 80, 160])("on %d columns the bar fits, and counts", { timeout: 60_000 }, async (columns) => {
  await using project = await terminalProject({ images, delayMs: 250, plan });
  const words = ["caption", ...project.run, "--price", "0.5,2"];
  await using terminal = await project.start(words, { columns, rows: 40 });
  const wide = columns > 50;
  // Each line whole: what the terminal has to break does not match.
  const rate = wide ? "[\\d.]+ images/s" : "[\\d.]+( images)?/s";
  const way = new RegExp(`^━+╸?─* \\d+ % · \\d+( of |/)100 · ${rate} · (about|under) \\d+ s left$`);
  const counts = wide
    ? /^3 failed · \d in flight · \$0\.\d+ · [\d.]+k tokens in, [\d.]+k out$/
    : /^3 failed · \d in flight · \$0\.\d+( ·.*)?$/;
  const screen = await terminal.waitFor(new RegExp(`${way.source}\n${counts.source}`, "m"));
  const [upper = "", lower = ""] = screen.split("\n").slice(-2);
  expect(upper).toMatch(way);
  expect(lower).toMatch(counts);
  expect(Math.max(upper.length, lower.length)).toBeLessThan(columns);
  expect((await terminal.cursor()).visible).toBe(false);

  const end = await terminal.waitFor("left with 1");
  expect(end).not.toMatch(/[━─]{6}/);
  expect(end).toContain(`\n${images} images in `);
  expect(end).toMatch(/captioned {2}97\n {2}failed {5}3\n/);
  expect(end).toMatch(/requests {3}100\n {2}tokens {5}116k in, 2\.9k out\n {2}cost {7}\$0\.06\n/);
  expect((await terminal.cursor()).visible).toBe(true);
  expect(rowsOf(project.path)).toHaveLength(images);
});

test.concurrent("before the first answer the bar stands there, with as many under way as there are", async () => {
  await using project = await terminalProject({ images: 8, delayMs: 4_000 });
  await using terminal = await project.start(["caption", ...project.run]);
  const screen = await terminal.waitFor(/0 % · 0 of 8[\s\S]*\n4 in flight/);
  expect(screen).not.toContain("tokens");
  expect(screen).toMatch(/^─+ 0 % · 0 of 8/m);
});
