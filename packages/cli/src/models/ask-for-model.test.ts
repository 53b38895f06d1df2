import { expect, test } from "vitest";
import { binary } from "../testing/run-legenda.js";
import { temporaryProject } from "../testing/temporary-project.js";
import { startTerminal } from "../testing/terminal/terminal.js";

const doctor = [process.execPath, binary, "doctor"];

test("a person without a key is asked, and led to one", async () => {
  await using project = await temporaryProject();
  await using terminal = await startTerminal(doctor, { cwd: project.path, columns: 100, rows: 40 });
  await terminal.waitFor("Which model should write the captions?");
  // Names, each as its owner writes it.
  expect(await terminal.waitFor(/OpenAI/)).not.toMatch(/[○●] +(?!inference\.net)[a-z]/);
  // Ollama, LM Studio, the model inside, OpenAI.
  for (let index = 0; index < 3; index++) await terminal.press("Down");
  await terminal.waitFor("needs OPENAI_API_KEY");
  await terminal.press("Enter");
  const screen = await terminal.waitFor("Run the same command again");
  expect(screen).toContain("Write it into a file named .env in this folder, on a line of its own: OPENAI_API_KEY=…");
  expect((await terminal.exit()).code).toBe(2);
});

test("a model on this machine is asked for by its name", async () => {
  await using project = await temporaryProject();
  await using terminal = await startTerminal(doctor, { cwd: project.path, columns: 100, rows: 40 });
  await terminal.waitFor("Which model should write the captions?");
  await terminal.press("Enter");
  await terminal.waitFor("Which model of Ollama");
  await terminal.type("no-such-model");
  await terminal.press("Enter");
  expect(await terminal.waitFor("does not work yet")).toContain("ollama:no-such-model, because you chose it");
  expect((await terminal.exit()).code).toBe(1);
});

test("who leaves the question is told of the flag", async () => {
  await using project = await temporaryProject();
  await using terminal = await startTerminal(doctor, { cwd: project.path, columns: 100, rows: 40 });
  await terminal.waitFor("Which model should write the captions?");
  await terminal.press("C-c");
  await terminal.waitFor("No model was chosen. Name one by --model");
  expect((await terminal.exit()).code).toBe(130);
});

test("who leaves the question for a model's name ends it as well", async () => {
  await using project = await temporaryProject();
  await using terminal = await startTerminal(doctor, { cwd: project.path, columns: 100, rows: 40 });
  await terminal.waitFor("Which model should write the captions?");
  await terminal.press("Enter");
  await terminal.waitFor("Which model of Ollama");
  await terminal.press("C-c");
  await terminal.waitFor("No model was chosen. Name one by --model");
  expect((await terminal.exit()).code).toBe(130);
});
