import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/folders.js";
import { Journal } from "./journal.js";
import { isForeignOutput, rememberOutput } from "./own-outputs.js";

test("a file that the journal did not write, or that was edited since, is foreign", async () => {
  using folder = temporaryFolder();
  const journal = join(folder.path, "a.journal");
  const output = join(folder.path, "captions.csv");
  new Journal(journal, {})[Symbol.dispose]();
  expect(await isForeignOutput(journal, output)).toBe(false);
  writeFileSync(output, "mine");
  expect(await isForeignOutput(journal, output)).toBe(true);
  await rememberOutput(journal, output);
  expect(await isForeignOutput(journal, output)).toBe(false);
  writeFileSync(output, "edited");
  expect(await isForeignOutput(journal, output)).toBe(true);
});
