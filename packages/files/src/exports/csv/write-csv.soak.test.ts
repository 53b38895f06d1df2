import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { ended, programIn, spawn } from "../testing/program.js";

const many = `
  import { writeCsv } from "./csv/write-csv.js";
  import { done, failed } from "./testing/results.js";
  const text = "A brown leather bag with two handles stands on a white table beside a window. ".repeat(6);
  function* results() {
    for (let n = 0; n < 100_000; n++) {
      const fields = { sku: String(n), name: "Weekender " + n };
      yield n % 50 ? done("photos/" + n + ".jpg", { alt: text + n, tags: ["a", "b" + n] }, { fields }) : failed("photos/" + n + ".jpg", { fields });
    }
  }
  const again = process.argv[3] === "function" ? results : results();
  const { count } = await writeCsv(again, process.argv[2], { details: true });
  console.log(JSON.stringify({ count, peak: process.resourceUsage().maxRSS / 1024 }));
`;

test.each(["function", "generator"])("100,000 rows of a %s, 50 MB, in a small memory", async (kind) => {
  const folder = temporaryFolder(onTestFinished).path;
  const path = join(folder, "captions.csv");
  const program = await programIn(folder, many);
  const child = spawn(process.execPath, ["--max-old-space-size=64", program, path, kind]);
  const { code, output } = await ended(child);
  expect(output).toMatch(/^\{"count":100000,/);
  expect(code).toBe(0);
  const text = await readFile(path, "utf8");
  expect(text.length).toBeGreaterThan(50_000_000);
  expect(text.split("\r\n")).toHaveLength(100_002);
  expect((JSON.parse(output) as { peak: number }).peak).toBeLessThan(250);
});
