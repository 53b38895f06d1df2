import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, say } from "@legenda/conformance/server";
import { tinyPicture } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { summaries } from "../../overview.js";
import { terminalProject } from "./terminal-project.js";

const esc = "\u001b";

test.concurrent("what a file's name or a server would do to the terminal is shown, not done", async () => {
  await using project = await terminalProject({ images: 20 });
  const name = `${esc}]0;owned\u0007${esc}[31mred${esc}[2J\u202egnp\n.png`;
  writeFileSync(join(project.path, "images", name), tinyPicture(20).subarray(0, 40));
  const words = `${esc}[2J${esc}]0;owned\u0007gone\nsecond line`;
  project.server.script((_, index) => (index === 12 ? fail(400, { message: words }) : say(words)));
  await using terminal = await project.start(["caption", ...project.run, "--columns", `file,${esc}[5mblink`], {
    columns: 150,
  });
  const end = await terminal.waitFor("left with 1");
  expect(end).toContain("failed: \\x1b]0;owned\\x07\\x1b[31mred\\x1b[2J\\u202egnp\\n.png: The image is truncated");
  // A provider's words lose their control characters before they stand in an error.
  expect(end).toContain("(HTTP 400): [2J ]0;owned gone second line");
  const raw = await terminal.screen({ escapes: true, history: true });
  // What is drawn has colours of our own; the codes of others were never acted upon.
  expect(raw).not.toMatch(new RegExp(`${esc}\\[(2J|5m|31mred)|${esc}\\]|\u0007|\u202e`));
  expect(raw).toContain("\\x1b[5mblink");
});

test.concurrent("legenda doctor tells each step by a mark in its colour", async () => {
  await using project = await terminalProject({ images: 1 });
  project.server.script(say("A wolf in the snow."));
  await using terminal = await project.start(["doctor", `${project.server.url}/v1#llava`], { columns: 120 });
  const end = await terminal.waitFor("left with 1");
  expect(end).toMatch(/✓ Address +http:\/\/127\.0\.0\.1/);
  expect(end).toMatch(/✓ Answers +/);
  expect(end).toMatch(/✗ Picture +The picture never reached the model/);
  expect(end).toMatch(/#llava does not work yet\.\nleft with 1/);
  const raw = await terminal.screen({ escapes: true });
  expect(raw).toContain(`${esc}[32m✓`);
  expect(raw).toContain(`${esc}[31m✗`);
});

test.concurrent("legenda check tells of a page in colours, errors in red", async () => {
  await using project = await terminalProject({ images: 1 });
  const page = `<!doctype html><html lang="en"><body>
    <img src="images/000.png">
    <img src="images/000.png" alt="image of a dog">
  </body></html>`;
  writeFileSync(join(project.path, "page.html"), page);
  await using terminal = await project.start(["check", "page.html"], { columns: 120 });
  const end = await terminal.waitFor("left with 1");
  expect(end).toMatch(/^page\.html:2:5 +error +missing +There is no alt attribute/m);
  expect(end).toMatch(/^page\.html:3:5 +error +redundant-opener /m);
  expect(end).toMatch(/^2 errors and \d warnings? in 2 texts of 1 file$/m);
  const raw = await terminal.screen({ escapes: true });
  expect(raw).toMatch(new RegExp(`${esc}\\[1mpage\\.html:2:5.*${esc}\\[31merror`));
  expect(raw).toMatch(new RegExp(`${esc}\\[33mwarning`));
});

const helps = ["--help", ...Object.keys(summaries).map((name) => (name === "help" ? "help" : `help ${name}`))];

test.concurrent.each(helps)("legenda %s has no line wider than 80 columns", async (words) => {
  await using project = await terminalProject({ images: 0 });
  await using terminal = await project.start(words.split(" "), { columns: 80, rows: 24 });
  await terminal.waitFor("left with 0");
  // A terminal that grows wider joins what it had to break.
  await terminal.resize(300, 24);
  const lines = (await terminal.screen({ history: true })).split("\n");
  expect(lines.join("\n")).toContain("Usage: legenda ");
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test.concurrent("what models, doctor and check say is broken between words", async () => {
  await using project = await terminalProject({ images: 1 });
  project.server.script(say("A wolf in the snow."));
  writeFileSync(join(project.path, "page.html"), '<!doctype html><html lang="en"><body><img src="images/000.png"></body></html>');
  for (const words of [["models"], ["doctor", `${project.server.url}/v1#llava`], ["check", "page.html"]]) {
    await using terminal = await project.start(words, { columns: 80, rows: 24 });
    await terminal.waitFor(/left with [01]/);
    await terminal.resize(400, 24);
    const lines = (await terminal.screen({ history: true })).split("\n");
    expect(lines.length, words[0]).toBeGreaterThan(3);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  }
});
