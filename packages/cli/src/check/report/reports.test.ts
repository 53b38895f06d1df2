import { temporaryFolder, writeFiles } from "@legenda/test-kit";
import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";
import type { ReportFormat } from "../../flags/check-flags.js";
import { runCheck } from "../testing/run-check.js";

const page = 'sale, 50%: "new".html';
const cwd = temporaryFolder(afterAll).path;
writeFiles(cwd, {
  [page]: '<p>\n<img src="=cmd().jpg" alt="Image of\na wolf: 100%, \u001b[31mred\u202e.">',
  "captions.csv": "file,alt\n=1.jpg,-photo\nb.jpg,A wolf.\n",
  "good.txt": "A wolf.\n",
});

async function output(format: ReportFormat, inputs: readonly string[], env: Record<string, string> = {}): Promise<string> {
  return (await runCheck(inputs, { format }, { cwd, env })).output;
}

test("text: a line that editors take for a link, the tag, and what to write, grouped by file", async () => {
  const text = await output("text", [page, "captions.csv"]);
  const lines = text.split("\n");
  expect(lines[0]).toBe(`${page}:2:1  error    control-character  There is an invisible character here: remove it.`);
  expect(lines[1]).toMatch(/^ {4}<img src="=cmd\(\)\.jpg" alt="Image of a wolf: 100%/);
  expect(lines[2]).toMatch(/^ {4}better: alt="/);
  expect(text).toContain('\n\ncaptions.csv:2  error    vague  "photo" would fit any image');
  expect(lines.at(-2)).toMatch(/^\d errors and 0 warnings in 3 texts of 2 files$/);
  expect(await output("text", ["good.txt"])).toBe("Nothing found in 1 text of 1 file\n");
});

test("text: a terminal is not let act upon what a page says, and has colours only where it wants them", async () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const hostile = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/;
  expect(await output("text", [page])).not.toMatch(hostile);
  expect(await output("text", [page], { FORCE_COLOR: "1" })).toContain("\u001b[31merror");
  expect(await output("text", [page], { FORCE_COLOR: "1", NO_COLOR: "1" })).not.toMatch(hostile);
});

test("json: one object, also where nothing is found", async () => {
  const { findings, summary } = JSON.parse(await output("json", [page, "captions.csv"]));
  expect(findings.at(-1)).toMatchObject({ file: "captions.csv", line: 2, rule: "vague", image: "=1.jpg", text: "-photo" });
  expect(summary).toMatchObject({ files: 2, texts: 3 });
  expect(JSON.parse(await output("json", ["good.txt"]))).toMatchObject({ findings: [], summary: { errors: 0 } });
});

test("csv: a table without formulas", async () => {
  const rows = parse(await output("csv", [page, "captions.csv"]), { columns: true }) as Record<string, string>[];
  expect(rows.at(-1)).toMatchObject({
    file: "captions.csv",
    line: "2",
    column: "",
    rule: "vague",
    image: "'=1.jpg",
    text: "'-photo",
  });
  expect(rows[0]).toMatchObject({ file: page, line: "2", column: "1", image: "'=cmd().jpg" });
  expect(rows[0]?.text).toContain("Image of\na wolf");
});

test("github: each finding is one annotation, whatever is in it", async () => {
  const lines = (await output("github", [page, "captions.csv"])).trimEnd().split("\n");
  expect(lines).toContain(
    '::error file=captions.csv,line=2,title=Alt text%3A vague::"photo" would fit any image: say what this one shows.',
  );
  expect(lines[0]).toMatch(
    /^::error file=sale%2C 50%25%3A "new"\.html,line=2,endLine=3,col=1,title=Alt text%3A control-character::/,
  );
  expect(lines[0]).toContain("%0ABetter: alt=");
  for (const line of lines) expect(line).toMatch(/^::(?:error|warning) (?:\w+=[^:,]*,?)+::/);
});

test("sarif: the essentials of its schema", async () => {
  const log = JSON.parse(await output("sarif", [page, "captions.csv"]));
  expect(log).toMatchObject({ $schema: expect.stringContaining("sarif-2.1.0"), version: "2.1.0" });
  const [run] = log.runs;
  const ids: string[] = run.tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(run.tool.driver.name).toBe("Legenda");
  expect(run.results.length).toBeGreaterThan(2);
  for (const result of run.results) {
    expect(ids[result.ruleIndex]).toBe(result.ruleId);
    expect(["error", "warning"]).toContain(result.level);
    expect(result.message.text).toEqual(expect.any(String));
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    // A relative reference: no blanks, no percent sign that means nothing, no colon in its first part.
    expect(artifactLocation.uri).toMatch(/^(?:[\w.~/-]|%[0-9A-F]{2})+$/);
    expect(region.startLine).toBeGreaterThan(0);
    if (region.startColumn !== undefined) expect(region.startColumn).toBeGreaterThan(0);
  }
  const fix = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === "redundant-opener").fixes[0].artifactChanges[0]
    .replacements[0];
  expect(fix).toMatchObject({
    deletedRegion: { startLine: 2, startColumn: 23, endLine: 3 },
    insertedContent: { text: expect.stringMatching(/^alt="/) },
  });
  expect(JSON.parse(await output("sarif", ["good.txt"])).runs[0].results).toEqual([]);
});
