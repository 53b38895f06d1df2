import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { Journal } from "./journal.js";
import { isModifiedOutput, rememberOutput } from "./output-ownership.js";

test("a file that the journal did not write, or that was edited since, counts as modified", async () => {
  using folder = temporaryFolder();
  const journal = join(folder.path, "a.journal");
  const output = join(folder.path, "captions.csv");
  new Journal(journal, {})[Symbol.dispose]();
  expect(await isModifiedOutput(journal, output)).toBe(false);
  writeFileSync(output, "mine");
  expect(await isModifiedOutput(journal, output)).toBe(true);
  await rememberOutput(journal, output);
  expect(await isModifiedOutput(journal, output)).toBe(false);
  writeFileSync(output, "edited");
  expect(await isModifiedOutput(journal, output)).toBe(true);
});
