import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rowsOf } from "./picture-folder.js";
import { terminalProject } from "./terminal-project.js";

/** US dollars for a million tokens: a few images are more than a dollar. */
const dear = ["--price", "5000,5000"];

test.concurrent("a run that may cost a dollar or more is asked about first: n sends nothing, y goes on", async () => {
  await using project = await terminalProject({ images: 6 });
  const words = ["caption", ...project.run, ...dear];
  {
    await using terminal = await project.start(words);
    const question = await terminal.waitFor("Continue?");
    expect(question).toMatch(/^images {3}6\ntokens {3}about .*\ncost {5}about \$\d/m);
    await terminal.type("n");
    expect(await terminal.waitFor("left with 130")).toContain("\nNothing was sent.\nleft with 130");
    expect((await terminal.cursor()).visible).toBe(true);
    expect(project.server.requests).toHaveLength(0);
    expect(existsSync(join(project.path, "captions.csv"))).toBe(false);
  }
  await using terminal = await project.start(words);
  await terminal.waitFor("Continue?");
  await terminal.type("y");
  await terminal.waitFor("left with 0");
  expect(rowsOf(project.path)).toHaveLength(6);
});

test.concurrent("Enter alone spends nothing", async () => {
  await using project = await terminalProject({ images: 6 });
  await using terminal = await project.start(["caption", ...project.run, ...dear]);
  await terminal.waitFor("Continue?");
  await terminal.press("Enter");
  expect(await terminal.waitFor("left with 130")).toContain("Nothing was sent.");
  expect(project.server.requests).toHaveLength(0);
});

test.concurrent("Ctrl-C at the question sends nothing", async () => {
  await using project = await terminalProject({ images: 6 });
  await using terminal = await project.start(["caption", ...project.run, ...dear]);
  await terminal.waitFor("Continue?");
  await terminal.interrupt();
  expect(await terminal.waitFor("left with 130")).toContain("Nothing was sent.");
  expect((await terminal.cursor()).visible).toBe(true);
  expect(project.server.requests).toHaveLength(0);
});

test.concurrent.each([["--yes"], ["--budget", "5000"], ["--quiet"]])("%s asks nothing", async (...flags) => {
  await using project = await terminalProject({ images: 6 });
  await using terminal = await project.start(["caption", ...project.run, ...dear, ...flags]);
  const end = await terminal.waitFor("left with 0");
  expect(end).not.toContain("Continue?");
  expect(rowsOf(project.path)).toHaveLength(6);
});

test.concurrent("without a model and without a key the models are listed, and chosen by the arrow keys", async () => {
  await using project = await terminalProject({ images: 1 });
  await using terminal = await project.start(["caption", "images"]);
  const list = await terminal.waitFor("Which model should write the captions?");
  for (const title of ["Ollama", "LM Studio", "OpenAI", "Anthropic", "Google Gemini", "Moondream"]) expect(list).toContain(title);
  await terminal.waitFor(/● Ollama/);
  await terminal.press("Down");
  await terminal.waitFor(/● LM Studio/);
  await terminal.press("Down", "Down", "Down");
  await terminal.waitFor(/● Anthropic.*ANTHROPIC_API_KEY/);
  await terminal.press("Up");
  await terminal.waitFor(/● OpenAI.*OPENAI_API_KEY/);
  await terminal.press("Enter");
  const end = await terminal.waitFor("left with 2");
  expect(end).toMatch(/OpenAI needs a key:\n1\. Make one at https:.*\n2\. Write it into a file named \.env/);
  expect((await terminal.cursor()).visible).toBe(true);
});

test.concurrent("Ctrl-C at the list of models leaves the terminal as it was", async () => {
  await using project = await terminalProject({ images: 1 });
  await using terminal = await project.start(["caption", "images"]);
  await terminal.waitFor(/● Ollama/);
  await terminal.interrupt();
  await terminal.waitFor(/legenda: .*\nleft with 130/);
  expect((await terminal.cursor()).visible).toBe(true);
});
